/** A wait by design has its bound: what the request asks for, at most the service's own maximum. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { Attributes } from '../../../src/model/records.ts'
import { AMBIENT, at, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const assume: Made = { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION }

const waiting = (service: string, operation: string, to?: number, attributes: Attributes = {}): Made => ({
  service,
  operation,
  from: 20,
  ...(to !== undefined && { to }),
  key: SESSION,
  attributes,
})

/** A worker that never ends by itself, seen for so long. */
function worker(seen: number, call: Made) {
  const run = new RunBuilder().coverage({ to: at(seen), ended: false })
  run.call('f'.repeat(32), undefined, call)
  return judge(run.records, rules)
}

/** A tool that was given up. */
function tool(after: number, ...calls: Made[]) {
  const run = new RunBuilder().coverage()
  run.tool('next', 0, undefined, [assume, ...calls])
  return judge(run.outcome('next', 0, after, 'timeout').records, rules)
}

const loud = ({ findings }: ReturnType<typeof worker>) => findings.filter(({ severity }) => severity !== 'info')

describe('a worker', () => {
  it.each([
    ['SQS', 'ReceiveMessage', 19_000],
    ['SFN', 'GetActivityTask', 59_000],
    ['Kinesis', 'SubscribeToShard', 290_000],
  ])('waits in %s %s for %i ms', (service, operation, seen) => {
    const report = worker(seen, waiting(service, operation))
    expect(loud(report)).toEqual([])
    expect(loud(worker(seen, waiting(service, operation, seen - 100)))).toEqual([])
  })

  it.each([
    ['SQS', 'ReceiveMessage', 27_000],
    ['SFN', 'GetActivityTask', 75_000],
    ['Kinesis', 'SubscribeToShard', 400_000],
    ['Lambda', 'InvokeWithResponseStream', 27_000],
  ])('does not wait in %s %s for %i ms', (service, operation, seen) => {
    const report = worker(seen, waiting(service, operation))
    expect(loud(report)[0]?.message).toContain(`${service} ${operation}`)
    expect(report.suspects.find(({ suspect }) => suspect === 'network')?.verdict).not.toBe('cleared')
  })

  it('waits no longer than it asked to', () => {
    const asked = { [R.waitSeconds]: 5 }
    expect(loud(worker(6000, waiting('SQS', 'ReceiveMessage', undefined, asked)))).toEqual([])
    expect(loud(worker(12_000, waiting('SQS', 'ReceiveMessage', undefined, asked)))).not.toEqual([])
  })
})

describe('a tool that was given up', () => {
  it('over a long poll and nothing else is told so', () => {
    const [finding] = loud(tool(3000, waiting('SQS', 'ReceiveMessage')))
    expect(finding).toMatchObject({ ruleId: 'tool-timeout-hung-call' })
    expect(finding?.message).toContain('SQS ReceiveMessage')
    expect(finding?.fix).toContain('WaitTimeSeconds')
  })

  it('over another call beside its poll is told of that one', () => {
    const [finding] = loud(tool(3000, waiting('SQS', 'ReceiveMessage'), waiting('S3', 'GetObject')))
    expect(finding?.message).toContain('S3 GetObject')
  })

  it('over a stream that never began', () => {
    expect(loud(tool(3000, waiting('Lambda', 'InvokeWithResponseStream')))[0]?.message).toContain(
      'InvokeWithResponseStream',
    )
  })
})

describe('a tool that failed, in stock spans', () => {
  /** Receives for so long, of 27.5 s. */
  const failed = (until: number) => {
    const run = new RunBuilder()
    run.tool('next', 0, 27_500, [{ service: 'SQS', operation: 'ReceiveMessage', from: 100, to: until }])
    return judge(run.outcome('next', 0, 27_500, 'failed').records, rules)
  }

  it('names a poll that was over before it, and took longer than it may by design', () => {
    const [lead] = loud(failed(27_100))
    expect(lead).toMatchObject({ ruleId: 'tool-timeout-hung-call', confidence: 'medium' })
    expect(lead?.message).toContain('(localhost) took 27 s (98 %), longer than it may wait by design (20 s)')
  })

  it('and accuses none within its bound', () => {
    expect(loud(failed(20_100))).toEqual([])
  })
})
