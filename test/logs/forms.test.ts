/** AWS's answers are the same everywhere, and each SDK writes them in a form of its own: every answer, in every form. */
import { describe, expect, it } from 'vitest'
import { causesIn } from '../../src/vocabulary/tells.ts'
import { vocabularies } from '../../src/vocabulary/wordings/index.ts'
import { accused, analyzeText } from './analyze-text.ts'
import { type Answer, FORMS, NO_ANSWER } from './forms.ts'

const CALLER = 'arn:aws:sts::418362907715:assumed-role/depot-task/5e6f'
const ROLE = 'arn:aws:iam::590184726633:role/writer'
const sts = (operation: string) => ({ service: 'STS', operation })
const s3 = { service: 'S3', operation: 'GetObject' }
const ASSUME = ['assume-role-denied', 'assume-role-wrong-caller']

const ANSWERS: readonly (Answer & { rules: readonly string[] })[] = [
  {
    ...sts('AssumeRole'),
    code: 'AccessDenied',
    status: 403,
    message: `User: ${CALLER} is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
    rules: ASSUME,
  },
  {
    ...s3,
    code: 'AccessDenied',
    status: 403,
    message: `User: ${CALLER} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::depot/a because no identity-based policy allows the s3:GetObject action`,
    rules: ['access-denied'],
  },
  { ...s3, code: 'AccessDenied', status: 403, message: 'Access Denied', rules: ['access-denied'] },
  {
    ...s3,
    code: 'AccessDenied',
    status: 403,
    message: 'There were headers present in the request which were not signed',
    rules: ['access-denied'],
  },
  {
    service: 'SecretsManager',
    operation: 'GetSecretValue',
    code: 'ResourceNotFoundException',
    status: 400,
    message: "Secrets Manager can't find the specified secret.",
    rules: ['aws-call-failed'],
  },
  {
    ...sts('AssumeRoleWithWebIdentity'),
    code: 'AccessDenied',
    status: 403,
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    rules: ['web-identity-denied'],
  },
  {
    ...sts('AssumeRoleWithWebIdentity'),
    code: 'InvalidIdentityToken',
    status: 400,
    message: 'Incorrect token audience',
    rules: ['web-identity-denied'],
  },
  {
    ...sts('AssumeRoleWithWebIdentity'),
    code: 'InvalidIdentityToken',
    status: 400,
    message: 'No OpenIDConnect provider found in your account for https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B',
    rules: ['oidc-provider-missing'],
  },
  {
    ...sts('AssumeRoleWithWebIdentity'),
    code: 'InvalidIdentityToken',
    status: 400,
    message:
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    rules: ['idp-keys-unreachable'],
  },
  {
    ...sts('AssumeRoleWithWebIdentity'),
    code: 'ExpiredTokenException',
    status: 400,
    message: 'Token expired: current date/time 1784104131 must be before the expiration date/time1784100000',
    rules: ['web-token-expired', 'web-identity-denied'],
  },
  { ...s3, code: 'ExpiredToken', status: 400, message: 'The provided token has expired.', rules: ['session-expired'] },
  {
    service: 'SQS',
    operation: 'ReceiveMessage',
    code: 'ExpiredTokenException',
    status: 403,
    message: 'The security token included in the request is expired',
    rules: ['session-expired'],
  },
  {
    ...sts('GetCallerIdentity'),
    code: 'InvalidClientTokenId',
    status: 403,
    message: 'The security token included in the request is invalid.',
    rules: ['client-token-invalid'],
  },
  {
    ...s3,
    code: 'InvalidAccessKeyId',
    status: 403,
    message: 'The AWS Access Key Id you provided does not exist in our records.',
    rules: ['client-token-invalid'],
  },
  {
    ...sts('AssumeRole'),
    code: 'PackedPolicyTooLarge',
    status: 400,
    message: 'Packed policy consumes 118% of allotted space, please use smaller policy.',
    rules: ['packed-policy-too-large'],
  },
  {
    ...s3,
    code: 'SignatureDoesNotMatch',
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    rules: ['secret-mismatch'],
  },
  {
    ...sts('AssumeRole'),
    code: 'SignatureDoesNotMatch',
    status: 403,
    message: "Credential should be scoped to a valid region, not 'eu-west-1'.",
    rules: ['assume-role-failed', 'aws-call-failed'],
  },
  {
    service: 'SQS',
    operation: 'ReceiveMessage',
    code: 'InvalidSignatureException',
    status: 403,
    message: "Credential should be scoped to correct service: 'sqs'.",
    rules: ['aws-call-failed'],
  },
  {
    service: 'SQS',
    operation: 'ReceiveMessage',
    code: 'InvalidSignatureException',
    status: 403,
    message: "Credential should be scoped to a valid region, not ''.",
    rules: ['no-region'],
  },
  {
    ...s3,
    code: 'RequestTimeTooSkewed',
    status: 403,
    message: 'The difference between the request time and the current time is too large.',
    rules: ['clock-skew'],
  },
  {
    service: 'SQS',
    operation: 'SendMessage',
    code: 'SignatureDoesNotMatch',
    status: 403,
    message: 'Signature expired: 20260222T204115Z is now earlier than 20260222T204501Z (20260222T210001Z - 15 min.)',
    rules: ['clock-skew'],
  },
  {
    ...sts('AssumeRole'),
    code: 'ValidationError',
    status: 400,
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    rules: ['role-chain-1h'],
  },
  {
    ...sts('AssumeRole'),
    code: 'ValidationError',
    status: 400,
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    rules: ['duration-too-long'],
  },
  {
    ...s3,
    code: 'PermanentRedirect',
    status: 301,
    message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    rules: ['s3-wrong-region'],
  },
  {
    ...s3,
    code: 'NoSuchBucket',
    status: 404,
    message: 'The specified bucket does not exist',
    rules: ['no-such-bucket'],
  },
  {
    service: 'Secrets Manager',
    operation: 'GetSecretValue',
    code: 'AccessDeniedException',
    status: 400,
    message: 'Access to KMS is not allowed',
    rules: ['access-denied'],
  },
  {
    service: 'Secrets Manager',
    operation: 'GetSecretValue',
    code: 'AccessDeniedException',
    status: 400,
    message:
      'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    rules: ['access-denied'],
  },
  {
    ...s3,
    code: 'RequestTimeout',
    status: 400,
    message:
      'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
    rules: ['aws-call-failed'],
  },
  { ...s3, code: 'SlowDown', status: 503, message: 'Please reduce your request rate.', rules: ['throttled'] },
  {
    ...sts('AssumeRole'),
    code: 'Throttling',
    status: 400,
    message: 'Rate exceeded',
    rules: ['throttled'],
  },
  {
    service: 'EC2',
    operation: 'RunInstances',
    code: 'UnauthorizedOperation',
    status: 403,
    message:
      'You are not authorized to perform this operation. Encoded authorization failure message: bXsYs3hzcCdcOA2aQq11Z0bFiL9ZYk2n4P8v',
    rules: ['access-denied'],
  },
  {
    service: 'Athena',
    operation: 'StartQueryExecution',
    code: 'AccessDeniedException',
    status: 400,
    message: 'Insufficient Lake Formation permission(s): Required Describe on depot',
    rules: ['access-denied'],
  },
  {
    ...sts('AssumeRole'),
    code: 'RegionDisabledException',
    status: 403,
    message:
      'STS is not activated in this region for account:590184726633. Your account administrator can activate STS in this region using the IAM Console.',
    rules: ['sts-region-disabled'],
  },
  {
    ...sts('GetCallerIdentity'),
    code: 'IncompleteSignature',
    status: 400,
    message:
      "'depot/20260516/us-east-1/sts/aws4_request' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=****'",
    rules: ['client-token-invalid'],
  },
  {
    service: 'S3',
    operation: 'PutObject',
    code: 'AccessDenied',
    status: 403,
    message: 'There were headers present in the request which were not signed',
    rules: ['access-denied'],
  },
]

it('has an answer for each cause that AWS itself tells of', () => {
  const aws = vocabularies.find(({ language }) => language.startsWith('AWS (its own'))!
  const told = new Set(ANSWERS.flatMap(({ message }) => causesIn(message).map(({ cause }) => cause)))
  expect(aws.wordings.filter(({ cause }) => !told.has(cause) && !NO_ANSWER.includes(cause))).toEqual([])
})

describe.each(Object.entries(FORMS))('%s', (_, form) => {
  it.each(ANSWERS)('$code: $message', async (answer) => {
    const report = await analyzeText(form(answer))
    expect(
      accused(report).filter((id) => answer.rules.includes(id)),
      report.summary.headline,
    ).not.toEqual([])
  })
})
