import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/write-left-behind.ts'
import type { Coverage } from '../../../src/model/records.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const put = (more: Partial<Made> = {}): Made => ({
  operation: 'PutObject',
  from: 10,
  key: AMBIENT,
  bucket: 'media',
  ...more,
})
const found = (calls: readonly Made[], more: Partial<Coverage> = { exit: { code: 0 } }) => {
  const run = new RunBuilder().coverage(more)
  for (const [nth, made] of calls.entries()) run.call(`${nth}`.padStart(32, 'e'), undefined, made)
  return findingsOf(run, rule)
}

it('is raised of what a process that ended well had begun', () => {
  const [finding, ...others] = found([put(), put({ from: 20, to: 30 })])
  expect(finding).toMatchObject({ severity: 'error', confidence: 'medium' })
  expect(finding!.message).toContain('server ended while S3 PutObject to media was still under way')
  expect(finding!.observed).toContain('1 write')
  expect(others).toEqual([])
  expect(found([put()], { runtime: 'cpython' })[0]!.observed).toContain('ended without an error')
})

it('is raised of what a request that was answered left behind', () => {
  const run = new RunBuilder().coverage({ exit: { code: 0 } })
  run.tool('store', 0, 100, [put()])
  expect(findingsOf(run, rule)[0]!.message).toContain('of store was')
})

it('says nothing of reads, deletions, telemetry, leases, and what was answered', () => {
  for (const operation of ['GetObject', 'DeleteObject', 'PutMetricData'])
    expect(found([put({ operation })])).toEqual([])
  expect(found([put({ to: 30 })])).toEqual([])
  const lease = { operation: 'UpdateItem', service: 'DynamoDB' }
  expect(found([put({ ...lease, to: 30 }), put({ ...lease, from: 40 })])).toEqual([])
})

it('says nothing where the process failed, was ended, or its records are not whole', () => {
  for (const more of [
    { exit: { code: 1 } },
    { exit: { code: 130 } },
    { ended: false },
    { exit: { code: 0 }, tail: 'incomplete' },
  ] as Partial<Coverage>[])
    expect(found([put()], more)).toEqual([])
})
