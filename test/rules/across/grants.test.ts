/** Whom a fix may widen: never who should not have signed, never a session. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { Attributes, LogRecord } from '../../../src/model/records.ts'
import { AMBIENT, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const NODE = 'arn:aws:sts::491827364550:assumed-role/eks-node-role/i-0abc1234567890def'
const HOST = 'arn:aws:sts::491827364550:assumed-role/RenderFarm/i-0abc1234567890def'
const TASK = 'arn:aws:sts::491827364550:assumed-role/Checkout/7f3c9a1e'
const OTHER = fingerprintKey('ASIAQ3EGRGAKOTHER001')
const NO_ROLE: Attributes = { [R.tokenRoleArn]: '', [R.tokenRoleClaim]: '' }

const denied = (who: string, action = 's3:GetObject', more: Attributes = {}, service = 'S3'): Made => ({
  service,
  operation: action.split(':')[1]!,
  from: 50,
  to: 60,
  error: [
    'AccessDenied',
    `User: ${who} is not authorized to perform: ${action} on resource: "arn:aws:${service.toLowerCase()}:::acme" because no identity-based policy allows the ${action} action`,
  ],
  attributes: { [S.httpStatus]: 403, ...more },
})

interface Day {
  variables?: string[]
  attributes?: Attributes
  before?: readonly Made[]
  log?: string
}

function judged(call: Made, { variables = [], attributes = NO_ROLE, before = [], log }: Day = {}) {
  const run = new RunBuilder().coverage({ variables })
  run.tool('read', 0, 100, [...before, call], attributes)
  if (log) {
    run.log(30, log)
    Object.assign(run.records.at(-1) as LogRecord, {
      attributes: { 'rolecall.log.credential_failed': 'WebIdentityTokenCredentialsProvider' },
    })
  }
  return judge(run.outcome('read', 0, 100, 'failed').records, rules).findings
}
const fixes = (call: Made, day?: Day) => judged(call, day).map(({ fix }) => fix)
const of = (id: string, call: Made, day?: Day) => judged(call, day).find(({ ruleId }) => ruleId === id)?.fix ?? ''

describe('a denied data call', () => {
  it('gives to the role, never to its session', () => {
    const fix = of('access-denied', denied(TASK))
    expect(fix).toContain('the policy of arn:aws:iam::491827364550:role/Checkout')
    expect(fix).not.toContain('assumed-role')
  })

  it.each([
    ['the token names a role', { attributes: {} }],
    ['AWS_ROLE_ARN is set', { variables: ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'] }],
    ['a container’s credentials are announced', { variables: ['AWS_CONTAINER_CREDENTIALS_FULL_URI'] }],
    ['a profile is set', { variables: ['AWS_PROFILE'] }],
    [
      'AssumeRole failed before',
      {
        before: [
          { operation: 'AssumeRole', from: 5, to: 9, key: AMBIENT, role: ROLE, error: ['AccessDenied', 'no'] } as Made,
        ],
      },
    ],
    ['its provider failed before', { log: 'WebIdentityTokenCredentialsProvider(): Multiple HTTP implementations' }],
  ])('widens no instance where %s', (_, day) => {
    for (const fix of fixes(denied(HOST), day))
      expect(fix).not.toMatch(/"Effect":"Allow".*RenderFarm|allow .* to .*RenderFarm/)
    expect(of('access-denied', denied(HOST), day)).toMatch(/widen nothing/)
  })

  it('quotes why the meant one did not sign', () => {
    const log = 'WebIdentityTokenCredentialsProvider(): Multiple HTTP implementations were found on the classpath'
    expect(of('access-denied', denied(HOST), { log })).toContain('Multiple HTTP implementations')
    const [lead] = judged(denied(HOST), { log })
    expect(lead).toMatchObject({ ruleId: 'fallback-after-assume-error', severity: 'error' })
    expect(lead?.observed).toContain('Multiple HTTP implementations')
  })

  it.each<[string, Made]>([
    ['gets sessions of a role', { operation: 'AssumeRole', from: 5, to: 9, key: AMBIENT, role: ROLE, issues: OTHER }],
    [
      'asked for one that the evidence does not name',
      { operation: 'AssumeRoleWithWebIdentity', from: 5, to: 9, error: ['InvalidIdentityToken', 'no provider'] },
    ],
  ])('widens no instance whose process %s', (_, before) => {
    const run = new RunBuilder().coverage({})
    run.tool('write', 0, 40, [before], NO_ROLE)
    run.tool('read', 45, 100, [denied(HOST)], NO_ROLE)
    const fixes = judge(run.records, rules).findings.flatMap(({ ruleId, fix }) =>
      ruleId === 'access-denied' ? fix : [],
    )
    expect(fixes).toHaveLength(1)
    expect(fixes[0]).toMatch(/^(Widen nothing yet|Mend the identity first)/)
    expect(fixes[0]).not.toMatch(/policy of \S*RenderFarm/)
  })

  it('widens no instance while other requests are to run as a role', () => {
    const run = new RunBuilder().coverage({})
    run.tool('write', 0, 40, [], {})
    run.tool('read', 45, 100, [denied(HOST)], NO_ROLE)
    const [found] = judge(run.records, rules).findings.filter(({ ruleId }) => ruleId === 'access-denied')
    expect(found?.fix).toContain(`works as ${ROLE} as well`)
    expect(found?.fix).toContain('{"Effect":"Allow","Action":"s3:GetObject"')
  })

  it('widens an instance’s role that nothing was meant instead of, and says what it is', () => {
    expect(of('access-denied', denied(HOST))).toMatch(
      /policy of arn:aws:iam::491827364550:role\/RenderFarm.*instance i-0abc/,
    )
  })

  it.each([
    NODE,
    NODE.replace('eks-node-role', 'ecsTaskExecutionRole'),
    NODE.replace('eks-node-role', 'prod-NodeInstanceRole-1X'),
  ])('never widens what whole nodes share: %s', (who) => {
    const fix = of('access-denied', denied(who))
    expect(fix).toContain('a role of its own')
    expect(fix).not.toMatch(/policy of/)
  })

  it('widens no CI key where a web identity is announced', () => {
    const key: Made = { ...denied(`arn:aws:iam::491827364550:user/ci-runner`), key: AMBIENT }
    key.attributes = { ...key.attributes, [R.source]: 'env' }
    const day = { variables: ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ACCESS_KEY_ID'] }
    expect(of('access-denied', key, day)).toMatch(/widen nothing/)
    expect(of('access-denied', key)).toContain('the policy of arn:aws:iam::491827364550:user/ci-runner')
  })

  it('speaks of s3:ListBucket for objects of S3 only', () => {
    expect(of('access-denied', denied(TASK))).toContain('s3:ListBucket')
    expect(of('access-denied', denied(TASK, 'secretsmanager:GetSecretValue', {}, 'Secrets Manager'))).not.toContain(
      's3:',
    )
    expect(of('access-denied', denied(TASK, 'iam:ListRoles', {}, 'IAM'))).not.toContain('s3:')
    expect(of('access-denied', denied(TASK, 's3:PutObject'))).not.toContain('s3:ListBucket')
    expect(of('access-denied', denied(TASK, 's3:ListBucket'))).not.toContain('would say 404')
  })
})

describe('a refused AssumeRole', () => {
  const assume = (who: string, role = ROLE): Made => ({
    ...denied(who, 'sts:AssumeRole', {}, 'STS'),
    role,
    error: ['AccessDenied', `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${role}`],
  })

  it('trusts the caller', () => {
    expect(of('assume-role-denied', assume(TASK))).toContain('{"AWS":"arn:aws:iam::491827364550:role/Checkout"}')
  })

  it('trusts no host where another source was announced, and no node ever', () => {
    for (const fix of [...fixes(assume(HOST), { variables: ['AWS_ROLE_ARN'] }), ...fixes(assume(NODE))])
      expect(fix).not.toContain('"Principal":{"AWS":"arn:aws:iam::491827364550:role')
  })

  it('by the role itself does not ask whether that exists', () => {
    const fix = of('assume-role-denied', assume('arn:aws:sts::391827364550:assumed-role/Reader/s'))
    expect(fix).not.toContain('get-role')
    expect(fix).toMatch(/already .* session of/)
  })

  it('of a user is no role', () => {
    const [lead] = judged(assume(TASK, 'arn:aws:iam::391827364550:user/ops'))
    expect(lead).toMatchObject({ ruleId: 'role-arn-invalid' })
    expect(lead?.fix).toContain('a user')
  })
})

it('many denials are not all granted to whom they should not', () => {
  const run = new RunBuilder().coverage({ variables: ['AWS_ROLE_ARN'] })
  const kinds = ['GetObject', 'PutObject', 'ListBucket', 'GetBucketAcl', 'DeleteObject']
  run.tool(
    'read',
    0,
    1000,
    kinds.map((kind, n) => ({ ...denied(HOST, `s3:${kind}`), from: 10 + 190 * n, to: 190 * (n + 1) })),
    NO_ROLE,
  )
  for (const { fix } of judge(run.outcome('read', 0, 1000, 'timeout').records, rules).findings) {
    expect(fix).not.toMatch(/allow .* to .*RenderFarm|grant what/)
  }
})

it('another’s success outside any request is nothing to who was refused', () => {
  const run = new RunBuilder().coverage({ ended: false })
  run.call('f'.repeat(32), undefined, denied(NODE))
  run.call('e'.repeat(32), undefined, { operation: 'GetObject', from: 90, to: 95, key: AMBIENT, bucket: 'acme' })
  expect(judge(run.records, rules).findings).toMatchObject([{ ruleId: 'access-denied', severity: 'error' }])
})

it('widens nobody where another worker of the service does the same as somebody else, and is served', () => {
  const get = (who: string, source: string, more: Partial<Made> = {}): Made => ({
    operation: 'GetObject',
    from: 50,
    to: 60,
    bucket: 'acme',
    key: fingerprintKey(who),
    attributes: { [R.source]: source },
    ...more,
  })
  const no = denied('arn:aws:iam::491827364550:user/stage')
  const workers = (ok: Made) => {
    const one = new RunBuilder('run-1').coverage()
    one.tool('read', 0, 100, [get('AKIAQ3EGRGAKSTAGE001', 'profile', { error: no.error! })], NO_ROLE)
    const other = new RunBuilder('run-2').coverage()
    other.tool('read', 0, 100, [ok], NO_ROLE)
    const apart = (id: string | undefined) => id && `f${id.slice(1)}`
    const others = other.records.map((record) =>
      record.type === 'span'
        ? {
            ...record,
            traceId: apart(record.traceId)!,
            spanId: apart(record.spanId)!,
            ...(record.parentSpanId && { parentSpanId: apart(record.parentSpanId)! }),
          }
        : record,
    )
    const { findings } = judge([...one.records, ...others], rules)
    return findings.find(({ ruleId }) => ruleId === 'access-denied')!.fix
  }
  expect(workers(get('AKIAQ3EGRGAKPROD0001', 'profile'))).toContain('Widen nothing yet: another process of server')
  // The same one is refused here and served there; who does something else tells nothing.
  expect(workers(get('AKIAQ3EGRGAKSTAGE001', 'profile'))).toMatch(/^Add/)
  expect(workers(get('AKIAQ3EGRGAKPROD0001', 'profile', { bucket: 'other' }))).toMatch(/^Add/)
})
