/** A write that was refused, and the message of the queue that it was done for. */
import { expect, it } from 'vitest'
import { rule as denied } from '../../../analyzers/data/access-denied.ts'
import { rule as failed } from '../../../analyzers/data/aws-call-failed.ts'
import { rule as missing } from '../../../analyzers/data/no-such-bucket.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const call = (operation: string, from: number, more: Partial<Made> = {}): Made => ({
  operation,
  from,
  to: from + 5,
  key: AMBIENT,
  ...(/Message/.test(operation) ? { service: 'SQS' } : { bucket: 'media' }),
  ...more,
})
const received = call('ReceiveMessage', 10)
const put = (from: number, code?: string) =>
  call('PutObject', from, code ? { error: [code, 'no'], tries: [{ from, to: from + 5, status: 400 }] } : {})
const found = (rule: typeof denied, ...calls: readonly Made[]) => {
  const run = new RunBuilder().coverage()
  for (const [nth, made] of calls.entries()) run.call(`${nth}`.padStart(32, 'e'), undefined, made)
  return findingsOf(run, rule).filter(({ severity }) => severity === 'error')
}

it('is an error where the message was deleted right after', () => {
  const [finding] = found(
    denied,
    received,
    put(20, 'AccessDenied'),
    call('DeleteMessage', 30),
    call('ReceiveMessage', 40),
  )
  expect(finding!.observed).toContain('was deleted right after')
  expect(finding!.fix).toContain('delete the message only where')
  // Others were stored, and theirs deleted.
  const others = [put(40), call('DeleteMessage', 50)]
  expect(found(denied, received, put(20, 'AccessDenied'), call('DeleteMessage', 30), ...others)).toHaveLength(1)
  expect(found(failed, received, put(20, 'InvalidRequest'), call('DeleteMessage', 30))).toHaveLength(1)
  expect(found(missing, received, put(20, 'NoSuchBucket'), call('DeleteMessage', 30))).toHaveLength(1)
})

it('is an error of a job that ends as if it were done, and wrote nothing', () => {
  const job = (calls: readonly Made[]) => {
    const run = new RunBuilder().coverage()
    run.work('process notes', 0, 100, calls, { 'celery.task_name': 'store' })
    return findingsOf(run, denied).filter(({ severity }) => severity === 'error')
  }
  expect(job([put(20, 'AccessDenied')])[0]!.observed).toContain('ended as if it were done')
  expect(job([put(20, 'AccessDenied'), put(30)])).toEqual([])
  expect(job([put(10), put(20, 'AccessDenied')])).toEqual([])
})

it('is none where it comes again, or was done after all, or the failure was no write', () => {
  const again = call('ReceiveMessage', 40)
  expect(found(denied, received, put(20, 'AccessDenied'), put(30), call('DeleteMessage', 40))).toEqual([])
  expect(found(denied, received, put(20, 'AccessDenied'), again, put(50), call('DeleteMessage', 60))).toEqual([])
  expect(
    found(
      denied,
      received,
      put(20, 'AccessDenied'),
      call('ChangeMessageVisibility', 30),
      put(40),
      call('DeleteMessage', 50),
    ),
  ).toEqual([])
  const get = call('HeadObject', 20, { error: ['AccessDenied', 'no'] })
  expect(found(denied, received, get, call('DeleteMessage', 30))).toEqual([])
  expect(found(failed, received, put(20, 'InvalidRequest'), put(30), call('DeleteMessage', 40))).toEqual([])
})
