import { describe, expect, it } from 'vitest'
import { rule as accessDenied } from '../../../analyzers/data/access-denied.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { failing, ok, ran } from './kit.ts'

describe('access-denied', () => {
  const sentence =
    'User: arn:aws:sts::391827364550:assumed-role/Reader/s is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::data" because no identity-based policy allows the s3:ListBucket action'
  const denied = failing('ListObjectsV2', 10, ['AccessDenied', sentence])

  it('says who, what and on which resource, and writes the statement', () => {
    const [finding] = findingsOf(ran('failed', [denied]), accessDenied)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(finding?.message).toMatch(/S3 ListObjectsV2 on arn:aws:s3:::data was denied to ASIA…ION1/)
    expect(finding?.fix).toContain('{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}')
  })

  it.each([
    ['Secrets Manager', 'GetSecretValue', 'Access to KMS is not allowed'],
    [
      'SSM',
      'GetParameter',
      'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    ],
  ])('tells a key that may not be used from what is encrypted with it: %s', (service, operation, message) => {
    const [finding] = findingsOf(
      ran('failed', [{ ...failing(operation, 10, ['AccessDenied', message]), service }]),
      accessDenied,
    )
    expect(finding?.message).toMatch(/may not use its KMS key$/)
    expect(finding?.fix).toContain('kms:Decrypt')
    expect(finding?.fix).not.toMatch(/secretsmanager:|ssm:/)
  })

  it('writes no statement that could not be right: what nobody named is left to be put in, and a bucket is no object', () => {
    const fixOf = (operation: string, action: string, bucket: string) => {
      const message = `User: arn:aws:sts::391827364550:assumed-role/Reader/s is not authorized to perform: ${action}`
      const call = failing(operation, 10, ['AccessDenied', message], bucket)
      return findingsOf(ran('failed', [call]), accessDenied)[0]?.fix
    }
    expect(fixOf('ListBuckets', 's3:ListAllMyBuckets', '')).toContain('"s3:ListAllMyBuckets","Resource":"*"')
    expect(fixOf('ListBuckets', 'sqs:ListQueues', '')).toContain('"Resource":"<ARN of what it asks for>"')
    expect(fixOf('GetObject', 's3:ListBucket', 'data')).toContain('"s3:ListBucket","Resource":"arn:aws:s3:::data"')
  })

  it('counts two keys of one principal together, and those of two apart', () => {
    const user = 'arn:aws:iam::391827364550:user/ci'
    const by = (key: string, from: number, arn: string): Made => ({
      // STS, S3 and the others name in the refusal whom they refused.
      ...failing('ListObjectsV2', from, ['AccessDenied', sentence.replace(/arn:aws:sts\S+/, arn)]),
      key: fingerprintKey(key),
    })
    const two = [by('AKIAQ3EGRGAKSECRET01', 10, user), by('AKIAQ3EGRGAKSECRET02', 40, user)]
    const [one, ...rest] = findingsOf(ran('failed', two), accessDenied)
    expect(rest).toEqual([])
    expect(one?.message).toBe(`S3 ListObjectsV2 on arn:aws:s3:::data was denied to ${user}`)
    expect(one?.observed).toMatch(/^2 denials/)
    const apart = [two[0]!, by('AKIAQ3EGRGAKSECRET03', 40, 'arn:aws:iam::391827364550:user/other')]
    expect(findingsOf(ran('failed', apart), accessDenied)).toHaveLength(2)
  })

  const refusedBy = (why: string) => {
    const call = failing('GetObject', 10, ['AccessDenied', `${sentence.split(' because')[0]} ${why}`])
    return findingsOf(ran('failed', [call]), accessDenied)[0]!.fix
  }

  it('looks for the Deny where an explicit one is told, in the policy that AWS names', () => {
    expect(refusedBy('with an explicit deny in a resource-based policy')).toMatch(
      /^An explicit deny forbids it .*Deny on s3:ListBucket in the policy of what was asked for/,
    )
    expect(refusedBy('with an explicit deny in a service control policy')).toMatch(/^An explicit deny .*\(SCP\)/)
    expect(refusedBy('with an explicit deny')).toMatch(/^An explicit deny .*of the caller and of the resource/)
  })

  it('widens no policy of the caller where AWS names another that lacks it', () => {
    for (const [why, where] of [
      ['because no service control policy allows the s3:ListBucket action', '(SCP)'],
      ['because no permissions boundary allows the s3:ListBucket action', 'permissions boundary'],
      ['because no session policy allows the s3:ListBucket action', 'session policy'],
      ['because no VPC endpoint policy allows the s3:ListBucket action', 'VPC endpoint'],
      ['because no resource-based policy allows the s3:ListBucket action', 'policy of what was asked for'],
    ] as const) {
      expect(refusedBy(why)).toContain(where)
      expect(refusedBy(why)).not.toContain('role/Reader')
    }
  })

  it('knows the bare 403 that answers a HEAD, but not skew and expiry, which are 403 too', () => {
    const head = { ...failing('HeadObject', 10, ['UnknownError', '']), attributes: { [S.httpStatus]: 403 } }
    expect(findingsOf(ran('failed', [head]), accessDenied)[0]?.observed).toContain('an answer to HEAD has none')
    const bare = { ...head, operation: 'GetObject' }
    expect(findingsOf(ran('failed', [bare]), accessDenied)[0]?.observed).toContain('no message was recorded')
    const skewed = { ...failing('GetObject', 10, ['RequestTimeTooSkewed', '']), attributes: { [S.httpStatus]: 403 } }
    expect(findingsOf(ran('failed', [skewed]), accessDenied)).toEqual([])
  })

  it('is a remark in negative tests, in discovery, and where the tool went on and answered', () => {
    const severity = (run: RunBuilder) => findingsOf(run, accessDenied).map((finding) => finding.severity)
    expect(severity(ran('passed', [denied], true))).toEqual(['info'])
    expect(severity(ran('passed', [denied, ok('GetObject', 40)]))).toEqual(['info'])
    const asks = failing('GetBucketPolicy', 40, ['AccessDenied', 'denied'])
    expect(severity(ran('failed', [ok('ListObjectsV2', 10), asks]))).toEqual(['info'])
    expect(severity(ran('passed', [asks]))).toEqual(['info'])
  })

  it('is why a tool failed that asked nothing but what it may do', () => {
    const [finding] = findingsOf(
      ran('failed', [failing('GetBucketPolicy', 10, ['AccessDenied', 'denied'])]),
      accessDenied,
    )
    expect(finding).toMatchObject({ severity: 'error' })
  })

  describe('at the start of a server that did nothing more', () => {
    const started = (calls: readonly Made[]) => {
      const run = new RunBuilder()
      for (const [nth, call] of calls.entries()) run.call(String(nth).repeat(32), undefined, call)
      return run
    }
    const head = failing('HeadObject', 40, ['HTTP 403', 'Forbidden'])

    it('warns where the same key was accepted', () => {
      const [finding] = findingsOf(started([ok('ListObjectsV2', 10), head]), accessDenied)
      expect(finding).toMatchObject({ severity: 'warning' })
    })

    it('is inconclusive where nothing was: a HEAD is refused without saying why', () => {
      const report = judge(started([head]).records, [accessDenied])
      expect(report.findings).toEqual([])
      expect(report.inconclusive[0]!.settleBy).toContain('HEAD')
    })

    it('is a remark where the server went on', () => {
      const [finding] = findingsOf(started([ok('ListObjectsV2', 10), head, ok('PutObject', 90)]), accessDenied)
      expect(finding).toMatchObject({ severity: 'info' })
    })
  })

  it('sums up many kinds of denials', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((bucket, n) =>
      failing('ListObjectsV2', n * 20, ['AccessDenied', 'Access Denied'], bucket),
    )
    const found = findingsOf(ran('failed', many), accessDenied)
    expect(found).toHaveLength(1)
    expect(found[0]?.message).toMatch(/^6 calls of tool were denied/)
  })

  it('leaves a denial of STS that no S3 request was sent for to STS', () => {
    const sts =
      'User: arn:aws:iam::905418112233:user/a is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::391827364550:role/Reader'
    const unsent: Made = { ...failing('GetObject', 10, ['AccessDenied', sts]), unsent: true }
    expect(findingsOf(ran('failed', [unsent, ok('ListBuckets', 30)]), accessDenied)).toEqual([])
  })

  it('asks for the permission by the name that IAM has for it', () => {
    const refused = (service: string, operation: string): Made => ({
      ...failing(operation, 10, ['AccessDeniedException', 'denied']),
      service,
    })
    const needs = (call: Made) => findingsOf(ran('failed', [call]), accessDenied)[0]?.expected
    expect(needs(refused('Secrets Manager', 'GetSecretValue'))).toMatch(/^secretsmanager:GetSecretValue /)
    expect(needs(refused('CloudWatch Logs', 'PutLogEvents'))).toMatch(/^logs:PutLogEvents /)
    expect(needs(refused('Bedrock Runtime', 'InvokeModel'))).toMatch(/^bedrock:InvokeModel /)
    expect(needs(refused('EKS Auth', 'GetToken'))).toMatch(/^eks-auth:GetToken /)
  })

  it('tells what STS itself refused besides roles, also beside a call that was answered', () => {
    const refused = (operation: string, message: string): Made => ({
      ...failing(operation, 10, ['AccessDenied', message]),
      service: 'STS',
    })
    const federation = refused(
      'GetFederationToken',
      'User: arn:aws:iam::391827364550:user/web is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::391827364550:federated-user/x',
    )
    for (const calls of [[federation], [federation, ok('GetObject', 40)]])
      expect(findingsOf(ran('failed', calls), accessDenied)[0]).toMatchObject({ severity: 'error' })
    const session = refused('GetSessionToken', 'Cannot call GetSessionToken with session credentials')
    expect(findingsOf(ran('failed', [session]), accessDenied)[0]?.fix).not.toMatch(/"Allow"/)
  })

  it('is an error where the span of the tool itself ended as one, unless the caller was turned away at the door', () => {
    const ended = (error: [string, string]) => {
      const run = new RunBuilder().coverage()
      const tool = { [S.mcpMethod]: 'tools/call', [S.toolName]: 'sync', [S.errorType]: error[0] }
      run.work('tools/call sync', 0, 100, [denied, ok('GetObject', 40)], tool, { kind: 'server', error })
      return findingsOf(run, accessDenied).map(({ severity }) => severity)
    }
    expect(ended(['-32603', 'Internal error'])).toEqual(['error'])
    expect(ended(['401', 'Unauthorized'])).toEqual(['info'])
  })
})
