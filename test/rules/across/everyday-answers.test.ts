import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

const refused = (operation: string, code: string, status: number, service = 'S3'): Made => ({
  service,
  operation,
  from: 10,
  to: 90,
  key: AMBIENT,
  error: [code, 'said AWS'],
  attributes: { [S.httpStatus]: status, [S.awsRequestId]: 'R1' },
})

/** A request that was answered with a status, after the one call that it made. */
function answered(status: number, call: Made) {
  const run = new RunBuilder().coverage()
  run.work(
    'GET /files/1',
    0,
    100,
    [call],
    { [S.httpMethod]: 'GET', [S.urlPath]: '/files/1', [S.httpStatus]: status },
    { kind: 'server' },
  )
  return judge(run.records, rules)
}

describe('what is asked for every day and answered with an error', () => {
  it.each([
    ['no such key, told as 404', 404, refused('GetObject', 'NoSuchKey', 404)],
    ['no such key, and a default in its place', 200, refused('GetObject', 'NoSuchKey', 404)],
    ['no such secret', 404, refused('GetSecretValue', 'ResourceNotFound', 400, 'Secrets Manager')],
    ['a lock that somebody else holds', 200, refused('PutItem', 'ConditionalCheckFailed', 400, 'DynamoDB')],
    ['a write that came second', 412, refused('PutObject', 'PreconditionFailed', 412)],
    ['input that AWS does not take, told as 400', 400, refused('Query', 'ValidationError', 400, 'DynamoDB')],
    ['a wrong password', 401, refused('InitiateAuth', 'NotAuthorized', 400, 'Cognito Identity Provider')],
  ] as const)('breaks nothing: %s', (_, status, call) => {
    const { summary, toolCalls } = answered(status, call)
    expect(summary.verdict).toBe('clean')
    expect(toolCalls[0]!.steps[5]!.state).toBe('unknown')
  })

  it.each([
    ['the request failed with it', 500, refused('GetObject', 'NoSuchKey', 404)],
    ['who asks was refused', 404, refused('GetObject', 'AccessDenied', 403)],
    ['the session had expired', 400, refused('GetObject', 'ExpiredToken', 400)],
    ['AWS failed by itself', 404, refused('GetObject', 'InternalError', 500)],
    ['nobody was told of input that AWS does not take', 200, refused('Query', 'ValidationError', 400, 'DynamoDB')],
  ] as const)('and is none of these: %s', (_, status, call) => {
    expect(answered(status, call).summary.verdict).not.toBe('clean')
  })
})
