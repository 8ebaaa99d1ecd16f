import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Finding } from '../../src/model/report.ts'
import { AMBIENT, at, denial, judge, type Made, ROLE, RunBuilder } from '../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const OTHER = fingerprintKey('ASIAQ3EGRGAKOTHER111')
const WEB = 'AssumeRoleWithWebIdentity'

/** Findings of the rule in a tool call that makes these calls. */
function raised(id: string, calls: readonly Made[], more: { variables?: string[]; negative?: true } = {}): Finding[] {
  const run = new RunBuilder().coverage({ variables: more.variables ?? [] })
  run.tool('bucket_list', 0, 30_000, calls)
  if (more.negative) run.outcome('bucket_list', 0, 30_000, 'passed', { negative: true })
  return judge(run.records, rules).findings.filter((finding) => finding.ruleId === id)
}

const assume = (code: string, message: string, more: Partial<Made> = {}): Made => ({
  operation: 'AssumeRole',
  from: 10,
  to: 60,
  key: AMBIENT,
  role: ROLE,
  error: [code, message],
  ...more,
})
const web = (code: string, message: string): Made => {
  const { key, ...call } = assume(code, message, { operation: WEB, unsigned: true })
  return call
}
const s3 = (code: string, message: string, more: Partial<Made> = {}): Made => ({
  operation: 'GetObject',
  from: 10,
  to: 60,
  key: AMBIENT,
  error: [code, message],
  ...more,
})

const NO_PROVIDER = 'No OpenIDConnect provider found in your account for https://issuer.test/a'
const NO_KEYS =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"
const EXPIRED_WEB = 'Token expired: current date/time 1624482533 must be before the expiration date/time1624482335'
const WEB_DENIED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
const TAG = `User: arn:aws:iam::905418112233:user/ci is not authorized to perform: sts:TagSession on resource: ${ROLE}`
const CHAINED = 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'
const TOO_LONG = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
const SKEWED = 'Signature expired: 20261123T090000Z is now earlier than 20261123T094500Z (20261123T100000Z - 15 min.)'
const BAD_SECRET = 'The request signature we calculated does not match the signature you provided.'

describe.each([
  ['web-identity-denied', web('AccessDenied', WEB_DENIED), /AssumeRoleWithWebIdentity of arn:.*Reader/],
  ['tag-session-denied', assume('AccessDenied', TAG), /user\/ci may not tag the session of/],
  [
    'oidc-provider-missing',
    web('InvalidIdentityTokenException', NO_PROVIDER),
    /391827364550 has no OIDC provider for https:\/\/issuer\.test\/a$/,
  ],
  ['idp-keys-unreachable', web('InvalidIdentityToken', NO_KEYS), /could not fetch/],
  ['idp-keys-unreachable', web('IDPCommunicationError', 'timed out'), /could not fetch/],
  ['web-token-expired', web('ExpiredTokenException', EXPIRED_WEB), /expired 3 min 18 s before/],
  ['session-expired', s3('ExpiredToken', 'The provided token has expired.', { key: SESSION }), /expired session/],
  [
    'client-token-invalid',
    assume('InvalidClientTokenId', 'The security token included in the request is invalid.'),
    /does not know the key/,
  ],
  [
    'client-token-invalid',
    s3('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'),
    /AKIA…ENT1/,
  ],
  ['secret-mismatch', s3('SignatureDoesNotMatch', BAD_SECRET), /does not fit/],
  ['clock-skew', assume('SignatureDoesNotMatch', SKEWED), /clock is 60 min 0 s behind/],
  [
    'clock-skew',
    s3('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'),
    /refused S3 GetObject for its time/,
  ],
  [
    'sts-region-disabled',
    assume(
      'RegionDisabledException',
      'STS is not activated in this region for account:391827364550. Your account administrator can activate STS in this region using the IAM Console.',
    ),
    /for account 391827364550/,
  ],
  [
    'packed-policy-too-large',
    assume('PackedPolicyTooLargeException', 'Packed size of session tags consumes 138% of allotted space.'),
    /138 % of what STS allows/,
  ],
  ['malformed-session-policy', assume('MalformedPolicyDocument', 'This policy contains invalid Json'), /is malformed/],
  [
    'duration-too-long',
    assume('ValidationError', TOO_LONG, { attributes: { [R.stsDuration]: 43200 } }),
    /^43200 s for/,
  ],
  ['role-chain-1h', assume('ValidationError', CHAINED, { key: SESSION }), /from a session of another role/],
  [
    'role-arn-invalid',
    assume('ValidationError', 'Reader is invalid', { role: 'Reader' }),
    /"Reader", which is not a role ARN/,
  ],
  [
    'role-arn-invalid',
    assume(
      'ValidationError',
      "1 validation error detected: Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
      { role: '' },
    ),
    /AssumeRole was called with/,
  ],
] as const)('%s', (id, call, message) => {
  it('is raised, as an error, with the real values', () => {
    const findings = raised(id, [call])
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(findings[0]!.message).toMatch(message)
  })

  it('is a remark where the case expects the error', () => {
    expect(raised(id, [call], { negative: true }).map((finding) => finding.severity)).toEqual(['info'])
  })
})

describe.each([
  ['web-identity-denied', [assume(...denial(ROLE))]],
  ['tag-session-denied', [assume(...denial(ROLE))]],
  ['assume-role-denied', [assume('AccessDenied', TAG)]],
  ['oidc-provider-missing', [web('InvalidIdentityToken', NO_KEYS)]],
  ['idp-keys-unreachable', [web('InvalidIdentityToken', NO_PROVIDER)]],
  ['web-token-expired', [s3('ExpiredToken', 'The provided token has expired.', { key: SESSION })]],
  ['session-expired', [web('ExpiredToken', EXPIRED_WEB)]],
  ['secret-mismatch', [assume('SignatureDoesNotMatch', SKEWED)]],
  ['clock-skew', [s3('SignatureDoesNotMatch', BAD_SECRET)]],
  ['clock-skew', [s3('RequestTimeTooSkewed', 'too large', { from: 0, to: 300_000 })]],
  [
    'malformed-session-policy',
    [
      {
        ...s3('MalformedPolicyDocument', 'This policy contains invalid Json'),
        service: 'IAM',
        operation: 'CreateRole',
      },
    ],
  ],
  ['duration-too-long', [assume('ValidationError', CHAINED)]],
  ['role-chain-1h', [assume('ValidationError', TOO_LONG)]],
  ['role-arn-invalid', [assume('ValidationError', TOO_LONG)]],
  [
    'role-arn-invalid',
    [
      assume(
        'ValidationError',
        "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint",
      ),
    ],
  ],
  ['assume-role-wrong-caller', [assume(...denial(ROLE))]],
] as const)('%s', (id, calls) => {
  it(`is not raised by another cause`, () => {
    expect(raised(id, calls)).toEqual([])
  })
})

describe('healing', () => {
  it('makes a remark of a refusal that the next try heals', () => {
    const findings = raised('idp-keys-unreachable', [
      web('InvalidIdentityToken', NO_KEYS),
      { operation: WEB, from: 2000, to: 2100, unsigned: true, role: ROLE, issues: SESSION },
    ])
    expect(findings.map((finding) => finding.severity)).toEqual(['info'])
  })

  it('calls sporadic failures a warning', () => {
    const findings = raised('idp-keys-unreachable', [
      { operation: WEB, from: 0, to: 5, unsigned: true, role: ROLE, issues: SESSION },
      { ...web('InvalidIdentityToken', NO_KEYS), from: 20_000, to: 20_100 },
    ])
    expect(findings.map((finding) => finding.severity)).toEqual(['warning'])
  })

  it('is silent on a skew that the retry corrects', () => {
    const attempt = (status: number) => ({ http: { host: 's3.us-east-1.amazonaws.com', path: '/b/k', status } })
    const id = { [R.invocationId]: 'one', [R.key]: AMBIENT }
    expect(
      raised('clock-skew', [
        { operation: 'GET', from: 10, to: 20, ...attempt(403), attributes: id },
        { operation: 'GET', from: 30, to: 40, ...attempt(200), attributes: id },
      ]),
    ).toEqual([])
  })
})

describe('session-expired', () => {
  it('says how long the session had been over', () => {
    const until = new Date((at(0) - 65e6) / 1000).toISOString()
    const [finding] = raised('session-expired', [
      s3('ExpiredToken', 'The provided token has expired.', { key: SESSION, attributes: { [R.expires]: until } }),
    ])
    expect(finding?.observed).toMatch(/valid until .*, 65 s before the call/)
  })
})

describe('assume-role-wrong-caller', () => {
  const node: [string, string] = [
    'AccessDenied',
    `User: arn:aws:sts::391827364550:assumed-role/eks-nodegroup/i-0abc1234def567890 is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
  ]

  it('is raised where the node calls in place of the announced web identity, and explains the refusal', () => {
    const run = new RunBuilder().coverage({ variables: ['AWS_WEB_IDENTITY_TOKEN_FILE'] })
    run.tool('bucket_list', 0, 1000, [assume(...node, { key: OTHER })])
    const [lead, next] = judge(run.records, rules).findings
    expect(lead).toMatchObject({ ruleId: 'assume-role-wrong-caller', confidence: 'medium' })
    expect(lead!.message).toContain('the role of instance i-0abc1234def567890')
    expect(next).toMatchObject({ ruleId: 'assume-role-denied', causedBy: lead!.fingerprint })
  })

  it('is raised where another identity could', () => {
    const right: Made = { operation: 'AssumeRole', from: 2, to: 5, key: AMBIENT, role: ROLE, issues: SESSION }
    expect(raised('assume-role-wrong-caller', [right, assume(...node, { key: OTHER })])).toMatchObject([
      { confidence: 'high' },
    ])
  })

  it('is not raised for a host that runs as its own role, nor for a role that assumes itself', () => {
    expect(raised('assume-role-wrong-caller', [assume(...node, { key: OTHER })])).toEqual([])
    const self = node[1].replace('assumed-role/eks-nodegroup', 'assumed-role/Reader')
    expect(
      raised('assume-role-wrong-caller', [assume('AccessDenied', self, { key: OTHER })], {
        variables: ['AWS_PROFILE'],
      }),
    ).toEqual([])
  })
})

describe('assume-role-failed', () => {
  it('says what has no rule of its own, and what never reached STS', () => {
    const name = "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint"
    expect(raised('assume-role-failed', [assume('ValidationError', name)])).toMatchObject([{ severity: 'error' }])
    const { error, ...unsent } = assume('ECONNREFUSED', 'connect ECONNREFUSED', { unsent: true })
    expect(raised('assume-role-failed', [{ ...unsent, error: error! }])[0]?.message).toContain('got no answer from STS')
  })

  it('repeats no other rule', () => {
    for (const call of [
      assume(...denial(ROLE)),
      assume('ValidationError', TOO_LONG),
      web('InvalidIdentityToken', NO_KEYS),
    ])
      expect(raised('assume-role-failed', [call])).toEqual([])
  })
})
