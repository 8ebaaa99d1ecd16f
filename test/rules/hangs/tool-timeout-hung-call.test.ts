import { describe, expect, it } from 'vitest'
import { rule as hung } from '../../../analyzers/hangs/tool-timeout-hung-call.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { at, findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { givenUp } from './kit.ts'

describe('progress', () => {
  const pages = Array.from(
    { length: 6 },
    (_, n): Made => ({ operation: 'ListObjectsV2', from: n * 500, to: n * 500 + 480 }),
  )
  const paged = () => givenUp(3000, pages).progress(500, 1000, 1500, 2000, 2500)

  it('tells a tool that was at work from one that hung', () => {
    const [finding] = findingsOf(paged(), hung)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'medium', subject: ['tool', 'progress'] })
    expect(finding?.message).toMatch(
      /(?:timed out|abandoned) after 3 s .* while it was still at work: it told of progress 5 times, the last 500 ms before/,
    )
    expect(finding?.fix).toContain('resetTimeoutOnProgress')
  })

  it('says nothing of a tool whose progress had stopped long before', () => {
    expect(findingsOf(givenUp(30_000, []).progress(500, 1000, 1500), hung)).toEqual([])
  })

  it('is no finding where whoever is no test goes', () => {
    const run = new RunBuilder().coverage()
    run.tool('tool', 0, 3000, pages, { [R.callerLeft]: 'disconnect' })
    expect(findingsOf(run.progress(1000, 2000, 2900), hung)).toMatchObject([{ severity: 'info' }])
  })

  it('does not clear a call that hangs beside it', () => {
    const beside = givenUp(3000, [{ operation: 'GetObject', from: 10 }]).progress(1000, 2000, 2900)
    const [finding] = findingsOf(beside, hung)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'medium' })
    expect(finding?.message).toMatch(/while S3 GetObject.* hung/)
    expect(finding?.observed).toContain('meanwhile the tool told of progress, 3 times, the last 100 ms before')
  })

  it('moves the runner’s limit, where the runner waited on from the last one', () => {
    const ran = (end: number, ...progress: number[]) => {
      const run = new RunBuilder().coverage()
      run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
      if (progress.length) run.progress(...progress)
      run.outcome('tool', 0, end, 'timeout', { timeout: 3_000_000 })
      return judge(run.records, [hung]).toolCalls[0]?.deadline
    }
    expect(ran(7050, 1000, 4000)).toMatchObject({ afterMs: 7000, from: 'runner' })
    // It told on after everybody had gone.
    expect(ran(7050, 1000, 4000, 8000)).toMatchObject({ afterMs: 7050 })
    // The runner did not wait on, or took its time to clean up.
    expect(ran(3100, 1000, 2900)).toMatchObject({ afterMs: 3000 })
    expect(ran(7050)).toMatchObject({ afterMs: 3000 })
  })

  it('moves the client’s default: some wait on from the last one', () => {
    const run = new RunBuilder().coverage({ to: at(110_000) })
    run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
    run.progress(10_000, 20_000, 50_000)
    expect(judge(run.records, [hung]).toolCalls[0]?.deadline).toMatchObject({
      afterMs: 110_000,
      from: 'client-default',
    })
    const early = new RunBuilder().coverage({ to: at(100_000) })
    early.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
    early.progress(10_000, 20_000, 50_000)
    expect(judge(early.records, [hung]).toolCalls[0]?.deadline).toBeUndefined()
  })
})

describe('the moment the caller left', () => {
  const cancel = (run: RunBuilder, ms: number, id: string, token: string) => {
    const traceId = 'c'.repeat(32)
    run.records.push({
      type: 'span',
      traceId,
      spanId: 'c'.repeat(16),
      name: 'notifications/cancelled',
      kind: 'server',
      start: at(ms),
      end: at(ms + 1),
      status: 'unset',
      attributes: {
        'mcp.method.name': 'notifications/cancelled',
        'jsonrpc.request.id': id,
        [R.tokenFingerprint]: token,
      },
      events: [],
      process: 'another-instance',
      service: 'server',
      evidence: { kind: 'span', file: 'other/spans.jsonl', line: 1 },
    })
    return run
  }
  const running = () => {
    const run = new RunBuilder().coverage({ to: at(9000) })
    run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }], { 'jsonrpc.request.id': '7' })
    return run
  }

  it('is a cancel that reached another instance', () => {
    const report = judge(cancel(running(), 3000, '7', 'tok-1').records, [hung])
    expect(report.toolCalls[0]?.deadline).toMatchObject({ afterMs: 3000, from: 'cancel' })
  })

  it('is not the cancel of another client, whose ids restart', () => {
    const report = judge(cancel(running(), 3000, '7', 'tok-2').records, [hung])
    expect(report.toolCalls[0]?.deadline).toBeUndefined()
  })

  it('is the client’s default, where the process lived on and never answered', () => {
    const run = new RunBuilder().coverage({ to: at(90_000) })
    run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
    const report = judge(run.records, [hung])
    expect(report.toolCalls[0]?.deadline).toMatchObject({ afterMs: 60_000, from: 'client-default' })
  })
})

describe('stock spans, which show no tries', () => {
  const failed = (error: [string, string], from = 100) => {
    const run = new RunBuilder()
    run.tool('read', 0, 30_000, [{ operation: 'GetObject', from, to: 29_900, error, tries: [] }])
    return findingsOf(run.outcome('read', 0, 30_000, 'failed'), hung)
  }

  it.each([
    ['Go', ['RequestCanceled', 'context deadline exceeded']],
    ['Java', ['ApiCallTimeoutException', 'Client execution did not complete before the specified timeout']],
    ['JavaScript', ['TimeoutError', 'The operation was aborted due to timeout']],
    ['.NET', ['TaskCanceledException', 'A task was canceled.']],
  ] as [string, [string, string]][])('tell in the words of the SDK that its own limit ended a call: %s', (_, error) => {
    expect(failed(error)[0]?.message).toMatch(/S3 GetObject was not answered, and the server gave it up after 29.8 s/)
  })

  it('nor that of one which was never reached, was cut off, or took little of the time', () => {
    expect(failed(['TimeoutError', 'connect ETIMEDOUT 10.0.0.1:443'])).toEqual([])
    expect(failed(['TimeoutError', 'socket hang up'])).toEqual([])
    expect(failed(['RequestCanceled', 'context deadline exceeded'], 20_000)).toEqual([])
  })
})
