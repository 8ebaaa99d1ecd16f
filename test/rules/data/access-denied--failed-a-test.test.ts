/** A denial that failed a test or ended the process is an error, also where no tool call was joined to it. */
import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

const SAID =
  'User: arn:aws:iam::491827364550:user/ci is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:491827364550:table/orders'
const denied: Made = {
  service: 'DynamoDB',
  operation: 'PutItem',
  from: 10,
  to: 40,
  key: AMBIENT,
  error: ['AccessDeniedException', SAID],
  attributes: { [S.httpStatus]: 400 },
}
const later: Made = { operation: 'GetObject', from: 50, to: 60, key: AMBIENT, bucket: 'acme' }

function severity(message: string, from = 0) {
  const run = new RunBuilder().coverage()
  for (const [nth, call] of [denied, later].entries()) run.call(`${nth}`.padStart(32, 'f'), undefined, call)
  run.outcome('creates an order', from, from + 100, 'failed', { message })
  return judge(run.records, rules).findings.find(({ ruleId }) => ruleId === 'access-denied')?.severity
}

it('failed a test that says so', () => {
  expect(severity(`AccessDeniedException: ${SAID}`, 500)).toBe('error')
})

it('is not made one by a test that failed for something else', () => {
  expect(severity('expected 3 to be 4', 500)).not.toBe('error')
})

it('a stale connection that failed a test is told, though the next call came through', () => {
  const get = (from: number, more: Partial<Made> = {}): Made => ({
    service: 'DynamoDB',
    operation: 'Get',
    from,
    to: from + 10,
    key: AMBIENT,
    tries: [{ from, to: from + 10, status: 200 }],
    ...more,
  })
  const reset = [{ from: 3600, to: 3605, error: 'ECONNRESET', attributes: { 'rolecall.socket.reused': true } }]
  const told = (message: string) => {
    const run = new RunBuilder().coverage()
    const calls = [get(500), get(3600, { error: ['TimeoutError', 'read ECONNRESET'], tries: reset }), get(3700)]
    for (const [nth, call] of calls.entries()) run.call(`${nth}`.padStart(32, 'f'), undefined, call)
    run.outcome('invocation 2', 9000, 9041, 'failed', { message })
    return judge(run.records, rules).findings.find(({ ruleId }) => ruleId === 'stale-keepalive')
  }
  expect(told('{"errorType":"TimeoutError","errorMessage":"read ECONNRESET"}')).toMatchObject({ severity: 'error' })
  expect(told('expected 3 to be 4')).toBeUndefined()
})
