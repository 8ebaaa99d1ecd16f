import { expect, it } from 'vitest'
import { rule as unread } from '../../../analyzers/hangs/s3-body-unconsumed.ts'
import { rule as pool } from '../../../analyzers/hangs/socket-pool-exhausted.ts'
import { rule as hung } from '../../../analyzers/hangs/tool-timeout-hung-call.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, judge, RunBuilder } from '../../unit/run-builder.ts'
import { passed, read, waiting } from './kit.ts'

const leaking = () => {
  const run = new RunBuilder().coverage()
  for (let n = 0; n < 4; n++) run.tool('exists', n * 100, n * 100 + 30, [read(n * 100, { [R.body]: 'unread' })])
  return run
}

it('s3-body-unconsumed explains the pool that it filled, and the call that waits', () => {
  const run = leaking()
  run.tool('read', 2000, undefined, [waiting(2010)])
  const report = judge(run.outcome('read', 2000, 5000, 'timeout', { timeout: 3_000_000 }).records, [unread, pool, hung])
  expect(report.findings.map(({ ruleId, causedBy }) => [ruleId, causedBy !== undefined])).toEqual([
    ['s3-body-unconsumed', false],
    ['socket-pool-exhausted', true],
    ['tool-timeout-hung-call', true],
  ])
  expect(report.findings[1]?.observed).toMatch(/4 × S3 GetObject \(body never read\)/)
})

it('does not take a body or two for a leak', () => {
  expect(
    findingsOf(passed(5000, [read(0, { [R.body]: 'unread' }), read(500, { [R.body]: 'unread' })]), unread),
  ).toEqual([])
})
