/** What a process asks in vain outside any request, though nobody is known to have failed with it. */
import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/access-denied.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { failing, ok } from './kit.ts'

const denied = (from: number, operation = 'PutObject') => failing(operation, from, ['AccessDenied', 'Access Denied'])
const poll = (from: number): Made => ({ ...ok('ReceiveMessage', from, ''), service: 'SQS' })

function severity(calls: readonly Made[], watched = true): string | undefined {
  const run = new RunBuilder()
  if (watched) run.coverage()
  for (const [nth, call] of calls.entries()) run.call(String(nth).padStart(32, 'e'), undefined, call)
  // A server that goes on to answer.
  run.tool('healthz', 900, 910, [])
  return findingsOf(run, rule)[0]?.severity
}

it.each([
  ['nothing was asked afterwards', [ok('ListObjectsV2', 10), denied(40)], 'error'],
  ['it was asked again and again, and only the queue answered', [denied(40), poll(60), denied(80), poll(90)], 'error'],
  ['it was asked once, and another service answered', [denied(40), poll(60)], 'warning'],
  ['it was asked once, and the same service answered', [denied(40), ok('GetObject', 60)], 'info'],
  ['it was asked whether it is there', [ok('ListObjectsV2', 10), denied(40, 'HeadObject')], 'info'],
] as const)('%s', (_, calls, expected) => {
  expect(severity(calls)).toBe(expected)
})

it('a HEAD by which a transfer begins asks for the object, and for no more than the object', () => {
  const severityOf = (transfer: boolean) => {
    const run = new RunBuilder().coverage()
    const head = failing('HeadObject', 40, ['403', 'Forbidden'])
    run.tool('fetch', 0, 100, [
      ok('ListObjectsV2', 10),
      { ...head, attributes: { ...head.attributes, [S.httpStatus]: 403, ...(transfer && { [R.transfer]: true }) } },
    ])
    return findingsOf(run, rule)[0]?.severity
  }
  expect(severityOf(true)).toBe('warning')
  expect(severityOf(false)).toBe('info')
})

it('is a warning where not all was seen', () => {
  expect(severity([ok('ListObjectsV2', 10), denied(40)], false)).toBe('warning')
})
