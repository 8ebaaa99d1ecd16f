/** A rule that speaks of a call of one service does not answer another's error, however alike the words. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { Attributes } from '../../../src/model/records.ts'
import { AMBIENT, judge, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

/** What is found where a test fails with this one call. */
function found(
  service: string,
  operation: string,
  code: string,
  message: string,
  more: { status?: number; attributes?: Attributes } = {},
) {
  const run = new RunBuilder().coverage()
  const { status = 400, attributes } = more
  const told = { [S.httpStatus]: status, [S.awsRequestId]: 'R-1', ...attributes }
  const tries = [{ from: 12, to: 40, status, error: code }]
  run.tool('work', 0, 100, [
    { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION },
    { service, operation, from: 10, to: 50, key: SESSION, error: [code, message], attributes: told, tries },
  ])
  return judge(run.outcome('work', 0, 100, 'failed').records, rules).findings.filter((f) => f.severity !== 'info')
}
const ids = (...of: Parameters<typeof found>) => found(...of).map(({ ruleId }) => ruleId)

describe('an error in the words of AssumeRole', () => {
  it.each([
    ['Bedrock Runtime', 'ConverseStream', 'ValidationException', 'The provided model identifier is invalid.'],
    ['Bedrock Runtime', 'InvokeModel', 'ValidationException', 'The provided model identifier is invalid.'],
    ['SES', 'SendEmail', 'ValidationError', 'Email address list is invalid'],
    ['Auto Scaling', 'TerminateInstanceInAutoScalingGroup', 'ValidationError', 'Instance i-0abc is invalid'],
    [
      'Glue',
      'CreateJob',
      'ValidationException',
      "1 validation error detected: Value 'x' at 'roleArn' failed to satisfy constraint",
    ],
    ['CloudFormation', 'CreateStack', 'ValidationError', 'Role arn:aws:iam::391827364550:role/X is invalid'],
  ])('%s %s', (...call) => {
    expect(ids(...call)).toEqual(['aws-call-failed'])
  })

  it('is AssumeRole’s where that was made', () => {
    expect(ids('STS', 'AssumeRole', 'ValidationError', 'Request ARN is invalid')).toContain('role-arn-invalid')
  })
})

it('says that a model is not offered there', () => {
  const [finding] = found(
    'Bedrock Runtime',
    'Converse',
    'ValidationException',
    'The provided model identifier is invalid.',
    {
      attributes: { [S.cloudRegion]: 'eu-north-1' },
    },
  )
  expect(finding?.fix).toMatch(/list-foundation-models --region eu-north-1/)
})

it('an expired iterator is no expired session', () => {
  expect(ids('Kinesis', 'GetRecords', 'ExpiredIteratorException', 'Iterator expired.')).toEqual(['aws-call-failed'])
})

it('a user’s own token is not the server’s permission', () => {
  const [finding, ...rest] = found(
    'Cognito Identity Provider',
    'GetUser',
    'NotAuthorizedException',
    'Access Token has expired',
  )
  expect([finding?.ruleId, rest]).toEqual(['aws-call-failed', []])
  expect(finding?.fix).toContain('user')
  expect(JSON.stringify(finding)).not.toContain('denied to')
})

it('another service’s pagination token is no session token', () => {
  expect(ids('SSM', 'DescribeParameters', 'InvalidTokenException', 'The pagination marker is not valid')).toEqual([
    'aws-call-failed',
  ])
  expect(ids('S3', 'GetObject', 'InvalidToken', 'The provided token is malformed or otherwise invalid.')).toContain(
    'client-token-invalid',
  )
})

it('IAM’s malformed policy is no session policy', () => {
  expect(ids('IAM', 'PutRolePolicy', 'MalformedPolicyDocument', 'Syntax errors in policy.')).toEqual([
    'aws-call-failed',
  ])
})

it('counts each try that was turned away, though only the last answer was read', () => {
  const run = new RunBuilder().coverage()
  const tries = [0, 30, 90, 210].map((from, nth) => ({
    from: 10 + from,
    to: 20 + from,
    status: 400,
    ...(nth === 3 ? { error: 'ProvisionedThroughputExceededException' } : { error: '400' }),
  }))
  run.tool('put', 0, 300, [
    {
      service: 'DynamoDB',
      operation: 'PutItem',
      from: 10,
      to: 235,
      key: AMBIENT,
      error: ['ProvisionedThroughputExceededException', 'The level of configured provisioned throughput was exceeded'],
      attributes: { [S.httpStatus]: 400 },
      tries,
    },
  ])
  const { findings } = judge(run.outcome('put', 0, 300, 'failed').records, rules)
  expect(findings.find(({ ruleId }) => ruleId === 'throttled')?.message).toContain('4 times')
})
