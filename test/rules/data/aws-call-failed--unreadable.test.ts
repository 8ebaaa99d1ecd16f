import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/aws-call-failed.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, findingsOf, RunBuilder } from '../../unit/run-builder.ts'

const answered = (status: number, ...error: [string, string]) => {
  const run = new RunBuilder().coverage()
  run.work(
    'GET /f/c',
    0,
    100,
    [
      {
        operation: 'GetObject',
        from: 10,
        to: 20,
        key: AMBIENT,
        bucket: 'vault',
        attributes: { [S.awsRequestId]: 'r1' },
        error,
      },
    ],
    { [S.httpMethod]: 'GET', [S.httpStatus]: status },
    { kind: 'server' },
  )
  return findingsOf(run, rule)
}
const SSE_C = 'The object was stored using a form of Server Side Encryption. The correct parameters must be provided.'

it('tells of an object that is there and cannot be read, behind a 404', () => {
  const [finding] = answered(404, 'InvalidRequest', SSE_C)
  expect(finding!.message).toContain('answered 404, as if it were not there')
  expect(finding!.fix).toContain('SSECustomerKey')
  expect(answered(404, 'InvalidObjectState', 'The operation is not valid for the object’s storage class')).toHaveLength(
    1,
  )
})

it('leaves what is not there, and what the caller asked for badly and was told', () => {
  expect(answered(404, 'NoSuchKey', 'The specified key does not exist.')).toEqual([])
  expect(answered(400, 'InvalidRequest', SSE_C)).toEqual([])
  expect(answered(404, 'InvalidRequest', 'Missing required header')).toEqual([])
})
