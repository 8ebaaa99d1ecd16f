import { expect, it } from 'vitest'
import { rule } from '../../analyzers/data/aws-call-failed.ts'
import { SEMCONV as S } from '../../src/model/attributes.ts'
import type { Outcome } from '../../src/model/records.ts'
import { findingsOf, type Made, RunBuilder } from '../unit/run-builder.ts'

const get = (from: number, code?: string, status = 404): Made => ({
  operation: 'GetObject',
  from,
  to: from + 20,
  bucket: 'data',
  ...(code && { error: [code, 'said AWS'], attributes: { [S.httpStatus]: status } }),
})

function ran(state: Outcome['state'], calls: readonly Made[], more: Partial<Outcome> = {}) {
  const run = new RunBuilder().coverage()
  run.tool('read', 0, 100, calls)
  return findingsOf(run.outcome('read', 0, 100, state, more), rule)
}

it('says with which call a tool failed, where nothing else does', () => {
  expect(ran('failed', [get(10, 'NoSuchKey')])).toMatchObject([
    { severity: 'error', subject: ['S3 GetObject on data', 'NoSuchKey'] },
  ])
  expect(ran('failed', [get(10, 'InternalError', 500)])).toHaveLength(1)
})

it('doubts that AWS answered where the answer has no request id', () => {
  expect(ran('failed', [get(10, 'NotFound')])[0]?.fix).toContain('AWS_ENDPOINT_URL')
})

it('leaves alone what went well after all, what was asked for, and what other rules speak of', () => {
  expect(ran('passed', [get(10, 'NoSuchKey')])).toEqual([])
  expect(ran('failed', [get(10, 'NoSuchKey')], { negative: true })).toEqual([])
  expect(ran('failed', [get(10, 'NoSuchKey'), get(40)])).toEqual([])
  expect(ran('failed', [get(10, 'AccessDenied', 403)])).toEqual([])
  expect(ran('failed', [get(10, 'SlowDown', 503)])).toEqual([])
  expect(ran('failed', [get(10, 'ExpiredToken', 400)])).toEqual([])
})
