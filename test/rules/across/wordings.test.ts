/** The same fault, as each SDK's spans tell it: AWS SDK for JavaScript under stock OpenTelemetry, and botocore's. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import type { Attributes, Rec, Span } from '../../../src/model/records.ts'
import { at, judge } from '../../unit/run-builder.ts'

const ROLE = 'arn:aws:iam::391827364550:role/Reader'

function span(name: string, attributes: Attributes, more: Partial<Span>): Rec {
  const evidence = { kind: 'span' as const, file: 'spans.json', line: 1 }
  const base = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), kind: 'client' as const, start: at(0), end: at(80) }
  return {
    type: 'span',
    ...base,
    name,
    status: 'error',
    attributes,
    events: [],
    process: 'server',
    service: 'server',
    evidence,
    ...more,
  }
}

/** `@opentelemetry/instrumentation-aws-sdk`: the code stands in the exception event, the sentence in the status. */
function javascript(operation: string, code: string, message: string): Rec {
  return span(
    `STS.${operation}`,
    { 'rpc.system': 'aws-api', 'rpc.service': 'STS', 'rpc.method': operation, 'http.response.status_code': 400 },
    {
      message,
      events: [
        { name: 'exception', time: at(80), attributes: { 'exception.type': code, 'exception.message': message } },
      ],
    },
  )
}

/** `opentelemetry-instrumentation-botocore`: a ClientError whose sentence holds code and operation. */
function botocore(operation: string, code: string, message: string): Rec {
  const sentence = `An error occurred (${code.replace(/Exception$/, '')}) when calling the ${operation} operation: ${message}`
  return span(
    `STS.${operation}`,
    { 'rpc.system': 'aws-api', 'rpc.service': 'STS', 'rpc.method': operation, 'http.response.status_code': 400 },
    {
      message: `ClientError: ${sentence}`,
      events: [
        {
          name: 'exception',
          time: at(80),
          attributes: { 'exception.type': 'botocore.exceptions.ClientError', 'exception.message': sentence },
        },
      ],
    },
  )
}

const WEB = 'AssumeRoleWithWebIdentity'

describe.each([
  ['javascript', javascript],
  ['botocore', botocore],
] as const)('%s', (_, told) => {
  it.each([
    [
      'assume-role-denied',
      'AssumeRole',
      'AccessDenied',
      `User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
    ],
    [
      'tag-session-denied',
      'AssumeRole',
      'AccessDenied',
      `User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:TagSession on resource: ${ROLE}`,
    ],
    ['web-identity-denied', WEB, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
    [
      'oidc-provider-missing',
      WEB,
      'InvalidIdentityTokenException',
      'No OpenIDConnect provider found in your account for https://issuer.test',
    ],
    [
      'idp-keys-unreachable',
      WEB,
      'InvalidIdentityTokenException',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ],
    [
      'web-token-expired',
      WEB,
      'ExpiredTokenException',
      'Token expired: current date/time 1624482533 must be before the expiration date/time1624482335',
    ],
    ['session-expired', 'AssumeRole', 'ExpiredTokenException', 'The security token included in the request is expired'],
    [
      'client-token-invalid',
      'AssumeRole',
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
    ],
    [
      'secret-mismatch',
      'AssumeRole',
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    ],
    [
      'clock-skew',
      'AssumeRole',
      'SignatureDoesNotMatch',
      'Signature expired: 20261123T090000Z is now earlier than 20261123T094500Z (20261123T100000Z - 15 min.)',
    ],
    [
      'sts-region-disabled',
      'AssumeRole',
      'RegionDisabledException',
      'STS is not activated in this region for account:391827364550.',
    ],
    [
      'packed-policy-too-large',
      'AssumeRole',
      'PackedPolicyTooLargeException',
      'Packed size of session tags consumes 138% of allotted space.',
    ],
    ['malformed-session-policy', 'AssumeRole', 'MalformedPolicyDocument', 'This policy contains invalid Json'],
    [
      'duration-too-long',
      'AssumeRole',
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      'role-chain-1h',
      'AssumeRole',
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ],
    ['role-arn-invalid', 'AssumeRole', 'ValidationError', 'Request ARN is invalid'],
  ])('%s', (id, operation, code, message) => {
    expect(judge([told(operation, code, message)], rules).findings.map((finding) => finding.ruleId)).toEqual([id])
  })
})

it('no-credentials and sso-expired, as each SDK puts them', () => {
  const unsent = (type: string, message: string) =>
    span(
      'S3.ListBuckets',
      { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'ListBuckets' },
      {
        message,
        events: [
          { name: 'exception', time: at(80), attributes: { 'exception.type': type, 'exception.message': message } },
        ],
      },
    )
  const ids = (rec: Rec) => judge([rec], rules).findings.map((finding) => finding.ruleId)
  for (const [type, message] of [
    ['CredentialsProviderError', 'Could not load credentials from any providers'],
    ['CredentialsError', 'Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1'],
    ['botocore.exceptions.NoCredentialsError', 'Unable to locate credentials'],
  ] as const)
    expect(ids(unsent(type, message))).toEqual(['no-credentials'])
  for (const [type, message] of [
    [
      'CredentialsProviderError',
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    ],
    [
      'botocore.exceptions.UnauthorizedSSOTokenError',
      'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
    ],
    [
      'botocore.exceptions.TokenRetrievalError',
      'Error when retrieving token from sso: Token has expired and refresh failed',
    ],
  ] as const)
    expect(ids(unsent(type, message))).toEqual(['sso-expired'])
  expect(
    ids(
      unsent(
        'botocore.exceptions.PartialCredentialsError',
        'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY',
      ),
    ),
  ).toEqual(['partial-credentials'])
})
