import { describe, expect, it } from 'vitest'
import { rule as noCall } from '../../../analyzers/answers/tool-made-no-call.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

const call: Made = { operation: 'GET', from: 10, to: 40, http: { host: 'search', path: '/', status: 200 } }

describe('tool-made-no-call', () => {
  const empty = (run: RunBuilder) => {
    run.tool('search', 0, 50, [call], { [R.resultCount]: 2 })
    run.tool('search', 100, 120, [], { [R.resultSuccess]: true, [R.resultCount]: 0 })
    return run
  }

  it('knows it from the tool’s other runs', () => {
    const [finding] = findingsOf(empty(new RunBuilder().coverage()), noCall)
    expect(finding?.message).toBe('search found nothing and had made no outbound call, as it does in 1 other run')
    expect(finding?.toolCalls).toHaveLength(1)
  })

  it('is inconclusive where outbound calls were not watched', () => {
    const report = judge(empty(new RunBuilder()).records, [noCall])
    expect(report.findings).toEqual([])
    expect(report.inconclusive).toMatchObject([{ ruleId: 'tool-made-no-call' }])
  })

  it('leaves caches and local tools alone', () => {
    const kept = new RunBuilder().coverage()
    kept.tool('search', 0, 50, [call], { [R.resultCount]: 2 })
    kept.tool('search', 100, 120, [], { [R.resultCount]: 2 })
    expect(findingsOf(kept, noCall)).toEqual([])
    const local = new RunBuilder().coverage()
    local.tool('config', 0, 5, [], { [R.resultCount]: 0 })
    expect(findingsOf(local, noCall)).toEqual([])
  })

  it('only remarks on a tool that refused what it was asked and told its caller why', () => {
    const refusing = (message: string, attribute: string = R.resultMessage) => {
      const run = new RunBuilder().coverage()
      run.tool('verify', 0, 50, [call], { [R.resultCount]: 2 })
      run.tool('verify', 100, 104, [], { [S.errorType]: 'tool_error', [attribute]: message })
      return run
    }
    expect(findingsOf(refusing('stranger has not connected an account'), noCall)).toMatchObject([{ severity: 'info' }])
    // As FastMCP tells it of a parameter.
    expect(findingsOf(refusing('a name has letters only', R.resultError), noCall)).toMatchObject([{ severity: 'info' }])
    // Where it is for want of credentials, or a test fails on it, it is what broke.
    expect(findingsOf(refusing('no session token for this caller'), noCall)).toMatchObject([{ severity: 'error' }])
    const failing = refusing('stranger has not connected an account')
    failing.outcome('verify', 100, 104, 'failed')
    expect(findingsOf(failing, noCall)).toMatchObject([{ severity: 'error' }])
  })

  it('leaves no question open where an argument was refused, and does where the tool broke', () => {
    const doubts = (message: string) => {
      const run = new RunBuilder().coverage()
      run.tool('verify', 0, 50, [{ service: 'S3', operation: 'GetObject', from: 10, to: 40 }], { [R.resultCount]: 2 })
      run.tool('verify', 100, 104, [], { [S.errorType]: 'tool_error', [R.resultError]: message })
      return judge(run.records, [noCall]).summary.doubts.map(({ kind }) => kind)
    }
    expect(doubts('a name has letters only')).toEqual([])
    expect(doubts('TypeError: words is not iterable')).toEqual(['failures-unexplained'])
    expect(doubts('no session token for this caller')).toEqual([])
  })

  it('says of a tool that was given up that it waited before the network', () => {
    const run = new RunBuilder().coverage()
    run.tool('search', 0, undefined, [])
    run.outcome('search', 0, 3000, 'timeout', { timeout: 3_000_000 })
    expect(findingsOf(run, noCall)).toMatchObject([{ severity: 'error', confidence: 'medium' }])
  })
})
