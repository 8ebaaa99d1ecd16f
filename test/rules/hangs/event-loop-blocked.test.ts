import { describe, expect, it } from 'vitest'
import { rule as loopBlocked } from '../../../analyzers/hangs/event-loop-blocked.ts'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { givenUp, passed } from './kit.ts'

describe('event-loop-blocked', () => {
  const slow: Made = { operation: 'GetObject', from: 10, to: 3600, attributes: { [R.eventLoopDelay]: 3400 } }

  it('clears the call that only looks slow', () => {
    const report = judge(givenUp(3000, [slow], 3700).records, rules)
    expect(report.findings.filter((finding) => !finding.causedBy).map((finding) => finding.ruleId)).toEqual([
      'event-loop-blocked',
    ])
    expect(report.findings[0]?.observed).toContain('S3 GetObject looks slow by it, and is not to blame')
    expect(report.toolCalls[0]?.timeSpent?.[0]?.cause).toBe('event loop')
  })

  it('is a remark where the call came back in spite of it, and was refused', () => {
    const run = new RunBuilder().coverage()
    const refused: Made = {
      ...slow,
      to: 3550,
      error: ['AccessDenied', 'Access Denied'],
      tries: [{ from: 10, status: 403 }],
    }
    run.tool('read', 0, 3700, [refused], { 'error.type': 'tool_error' })
    expect(findingsOf(run, loopBlocked).map(({ severity }) => severity)).toEqual(['info'])
  })

  it('names the calls that blocked it one after another', () => {
    const scan = (from: number): Made => ({ service: 'DynamoDB', operation: 'Scan', from, to: from + 1500 })
    const run = new RunBuilder().coverage()
    for (const from of [0, 1510, 3020]) run.tool('rates', from, from + 1505, [scan(from + 2)])
    run.tool('health', 4530, 4531, [], { [R.eventLoopDelay]: 4500, [R.callerLeft]: 'disconnect' })
    expect(findingsOf(run, loopBlocked)[0]?.message).toContain('by DynamoDB Scan')
  })

  it('says nothing of a slow start that nobody gave up over', () => {
    expect(
      findingsOf(passed(3000, [{ ...slow, to: 1500, attributes: { [R.eventLoopDelay]: 1300 } }]), loopBlocked),
    ).toEqual([])
  })

  it('knows the next, innocent tool: its request was not even taken up', () => {
    const next = (clock: number) => {
      const run = new RunBuilder().coverage()
      run.tool('order', 0, 10, [])
      run.outcome('order', clock, clock + 12, 'passed')
      run.tool('config', 3400, 3410, [])
      return run.outcome('config', 400 + clock, 2400 + clock, 'timeout', { timeout: 2_000_000 })
    }
    expect(findingsOf(next(0), loopBlocked)[0]?.message).toMatch(/config stood still for 3 s .*did not even take/)
    expect(findingsOf(next(-900), loopBlocked)).toEqual([])
  })

  it('knows it by the delay of the tool that was busy, where nobody tells when it was asked', () => {
    const next = (left: 'disconnect' | 'cancel', delay: number) => {
      const run = new RunBuilder().coverage()
      run.tool('crunch', 0, 5000, [], { [R.eventLoopDelay]: delay })
      run.tool('read', 5001, 5012, [{ operation: 'GetObject', from: 5003, to: 5010 }], { [R.callerLeft]: left })
      return judge(run.records, rules).findings.filter(({ severity, causedBy }) => severity !== 'info' && !causedBy)
    }
    for (const left of ['disconnect', 'cancel'] as const) {
      expect(next(left, 4900)).toMatchObject([{ ruleId: 'event-loop-blocked', severity: 'error' }])
      expect(next(left, 4900)[0]?.message).toMatch(/^read stood still for 4.9 s/)
      expect(next(left, 4900)[0]?.observed).toMatch(/it held up crunch as well, or was caused by/)
      expect(next(left, 0)).toEqual([])
    }
  })

  it('without a lag record, wants somebody who stood still and waited for no call', () => {
    const gap = (idle: boolean) => {
      const run = new RunBuilder()
      run.tool('read', 0, 4020, [{ operation: 'GetObject', from: 10, to: 4005 }])
      run.tool('local', 15, 4010, idle ? [] : [{ operation: 'GetObject', from: 20, to: 4006 }])
      return run.outcome('read', 0, 3000, 'timeout', { timeout: 3_000_000 })
    }
    expect(findingsOf(gap(true), loopBlocked)).toMatchObject([{ confidence: 'medium' }])
    expect(findingsOf(gap(false), loopBlocked)).toEqual([])
  })

  it('finds it however many tool calls were in flight', () => {
    const run = new RunBuilder()
    for (let i = 0; i < 1200; i++) run.tool('read', 0, 4010, [{ operation: 'GetObject', from: 10, to: 4005 }])
    run.tool('local', 15, 4010, [])
    run.outcome('local', 15, 3000, 'timeout', { timeout: 3_000_000 })
    expect(findingsOf(run, loopBlocked)[0]?.observed).toMatch(/^1201 tool calls in flight at once/)
  })

  it('takes a moment in which another call went on for no standstill', () => {
    const run = new RunBuilder()
    run.tool('read', 0, 4010, [{ operation: 'GetObject', from: 10, to: 4005 }])
    run.tool('local', 15, 4010, [])
    for (const from of [800, 1600, 2400, 3200]) run.tool('quick', from, from + 5, [])
    run.outcome('local', 15, 3000, 'timeout', { timeout: 3_000_000 })
    expect(findingsOf(run, loopBlocked)).toEqual([])
  })
})
