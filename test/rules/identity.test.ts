import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Coverage } from '../../src/model/records.ts'
import { AMBIENT, at, denial, judge, type Made, ROLE, RunBuilder } from '../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const OTHER = fingerprintKey('ASIAQ3EGRGAKOTHER111')
const WRITER = 'arn:aws:iam::391827364550:role/Writer'
const FOREIGN = 'arn:aws:iam::640172938455:role/Reader'

const found = (run: RunBuilder) => judge(run.records, rules).findings
const ids = (run: RunBuilder) => found(run).map((finding) => finding.ruleId)
const one = (run: RunBuilder, id: string) => found(run).find((finding) => finding.ruleId === id)
const covered = (overrides: Partial<Coverage> = {}) => new RunBuilder().coverage(overrides)

const assume = (from: number, more: Partial<Made> = {}): Made => ({
  operation: 'AssumeRole',
  from,
  to: from + 40,
  key: AMBIENT,
  role: ROLE,
  issues: SESSION,
  ...more,
})
const get = (from: number, key: string | undefined, more: Partial<Made> = {}): Made => ({
  operation: 'GetObject',
  from,
  to: from + 40,
  bucket: 'data',
  ...(key ? { key } : { unsigned: true }),
  ...more,
})
const refused: Partial<Made> = { error: denial(ROLE) }
const failing = (from: number): Made => {
  const { issues, ...call } = assume(from, refused)
  return call
}
const caller = (name: string, role: string) => ({
  [R.tokenFingerprint]: `tok-${name}`,
  [R.tokenSub]: name,
  [R.tokenRoleArn]: role,
})

describe('assume-role-skipped', () => {
  it('names the claim that the server does not read', () => {
    const run = covered()
    run.tool('text', 0, 500, [get(10, AMBIENT)], { [R.tokenRoleClaim]: 'awsRoleArn' })
    expect(one(run, 'assume-role-skipped')).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(one(run, 'assume-role-skipped')!.fix).toContain('claim "awsRoleArn"')
    expect(ids(run)).toEqual(['assume-role-skipped'])
  })

  it('is inconclusive without proof that AWS calls were watched', () => {
    const run = new RunBuilder()
    run.tool('text', 0, 500, [get(10, AMBIENT)])
    const report = judge(run.records, rules)
    expect(report.findings).toEqual([])
    expect(report.inconclusive.map((item) => item.ruleId)).toContain('assume-role-skipped')
  })

  it('knows a session that is still valid', () => {
    const run = covered()
    run.tool('list', 0, 300, [assume(10), get(100, SESSION)])
    run.tool('text', 400, 800, [get(410, SESSION)])
    expect(ids(run)).toEqual([])
  })
})

describe('fallback-after-assume-error', () => {
  it('does not take the question who one is, before the next try, for going on', () => {
    const asks: Made = { service: 'STS', operation: 'GetCallerIdentity', from: 100, to: 110, key: AMBIENT }
    const run = covered()
    run.tool('chat', 0, 500, [failing(10), asks, failing(120)])
    expect(ids(run)).toEqual(['assume-role-denied'])
  })
})

describe('ambient-identity-used', () => {
  it('is raised where the role was assumed and not used', () => {
    const run = covered()
    run.tool('text', 0, 500, [assume(10), get(100, AMBIENT)])
    expect(one(run, 'ambient-identity-used')).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(ids(run)).not.toContain('assume-role-skipped')
  })

  it('does not take STS’s own call, or the server’s own business, for it', () => {
    const run = covered()
    run.tool('text', 0, 500, [assume(10), get(100, AMBIENT, { bucket: 'server-config' }), get(200, SESSION)])
    expect(found(run).map((finding) => [finding.ruleId, finding.severity])).toEqual([['ambient-identity-used', 'info']])
  })

  it('leaves a failed AssumeRole to the fallback', () => {
    const run = covered()
    run.tool('text', 0, 500, [failing(10), get(100, AMBIENT)])
    expect(ids(run)).not.toContain('ambient-identity-used')
    expect(ids(run)).toContain('fallback-after-assume-error')
  })
})

describe('identity-mismatch', () => {
  const as = (role: string): Made =>
    assume(10, {
      role,
      attributes: {
        [R.issuedSessionArn]: role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/').concat('/s'),
      },
    })

  it('is raised for a session of another role, with the account', () => {
    const run = covered()
    run.tool('text', 0, 500, [as(FOREIGN), get(100, SESSION)])
    expect(one(run, 'identity-mismatch')?.message).toContain('another account (640172938455)')
  })

  it('knows a role that the right session went on to assume', () => {
    const run = covered()
    const hop = assume(60, {
      key: SESSION,
      role: WRITER,
      issues: OTHER,
      attributes: { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Writer/s' },
    })
    run.tool('text', 0, 500, [assume(10), hop, get(200, OTHER)])
    expect(ids(run)).toEqual([])
  })
})

describe('role-cache-collision', () => {
  it('is raised where one caller runs under another’s session, and leads', () => {
    const run = covered()
    run.tool('text', 0, 300, [assume(10), get(100, SESSION)], caller('alice', ROLE))
    run.tool('text', 400, 800, [get(410, SESSION)], caller('bob', WRITER))
    expect(ids(run)).toEqual(['role-cache-collision'])
    expect(one(run, 'role-cache-collision')?.message).toContain(
      'A request of bob ran under the session issued for alice',
    )
  })

  it('is raised for one role where the session was tagged for a caller', () => {
    const run = covered()
    run.tool(
      'text',
      0,
      300,
      [assume(10, { attributes: { [R.stsTagKeys]: 'tenant' } }), get(100, SESSION)],
      caller('alice', ROLE),
    )
    run.tool('text', 400, 800, [get(410, SESSION)], caller('bob', ROLE))
    expect(one(run, 'role-cache-collision')?.message).toContain('tagged for that caller (tenant)')
  })

  it('takes a shared role, and a renewed token, for what they are', () => {
    const run = covered()
    run.tool('text', 0, 300, [assume(10), get(100, SESSION)], caller('alice', ROLE))
    run.tool('text', 400, 800, [get(410, SESSION)], caller('bob', ROLE))
    run.tool('text', 900, 950, [get(910, SESSION)], { ...caller('alice', ROLE), [R.tokenFingerprint]: 'tok-alice-2' })
    expect(ids(run)).toEqual([])
  })
})

describe('tenant-key-shared', () => {
  const vendor: Made = {
    operation: 'GET',
    from: 10,
    to: 50,
    issues: OTHER,
    http: { host: 'creds.vendor.test', path: '/keys', status: 200 },
  }

  it('is raised for a vendor’s key that served two roles, and names the issuer as a remark', () => {
    const run = covered()
    run.tool('text', 0, 300, [vendor, get(100, OTHER)], caller('alice', ROLE))
    run.tool('text', 400, 800, [get(410, OTHER)], caller('bob', WRITER))
    expect(found(run).map((finding) => [finding.ruleId, finding.severity])).toEqual([
      ['tenant-key-shared', 'error'],
      ['key-issued-elsewhere', 'info'],
    ])
  })

  it('is silent where the role is the same', () => {
    const run = covered()
    run.tool('text', 0, 300, [vendor, get(100, OTHER)], caller('alice', ROLE))
    run.tool('text', 400, 800, [get(410, OTHER)], caller('bob', ROLE))
    expect(ids(run)).toEqual(['key-issued-elsewhere'])
  })
})

describe('unsigned-aws-call', () => {
  it('is raised where a role was promised', () => {
    const run = covered()
    run.tool('text', 0, 500, [get(100, undefined)])
    expect(one(run, 'unsigned-aws-call')).toMatchObject({ severity: 'error' })
  })

  it('lets public data beside signed calls, and web identity, pass', () => {
    const run = covered()
    run.tool('text', 0, 500, [assume(10), get(100, SESSION), get(200, undefined, { bucket: 'public' })])
    expect(found(run).map((finding) => finding.severity)).toEqual(['info'])
    const web = covered()
    web.tool('text', 0, 500, [
      { operation: 'AssumeRoleWithWebIdentity', from: 10, to: 50, unsigned: true, role: ROLE, issues: SESSION },
      get(100, SESSION),
    ])
    expect(ids(web)).toEqual([])
  })
})

describe('partial-credentials', () => {
  const bare = { attributes: { [R.sessionToken]: false } }

  it('sees the dropped session token and explains AWS’s refusal', () => {
    const run = covered()
    run.tool('text', 0, 500, [
      assume(10),
      get(100, SESSION, {
        ...bare,
        error: ['InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
      }),
    ])
    const [lead, next] = found(run)
    expect(lead).toMatchObject({ ruleId: 'partial-credentials', severity: 'error' })
    expect(next).toMatchObject({ ruleId: 'client-token-invalid', causedBy: lead!.fingerprint })
  })

  it('asks no token of a long-term key', () => {
    const run = covered()
    run.tool('text', 0, 500, [assume(10, bare), get(100, SESSION, { attributes: { [R.sessionToken]: true } })])
    expect(ids(run)).toEqual([])
  })

  it('sees a half-set environment; a remark where another provider answers', () => {
    const half = { variables: ['AWS_ACCESS_KEY_ID'] }
    const failed = covered(half)
    const missing: [string, string] = ['CredentialsProviderError', 'Could not load credentials from any providers']
    failed.tool('text', 0, 500, [get(100, undefined, { error: missing, unsent: true })])
    expect(found(failed)[0]).toMatchObject({ ruleId: 'partial-credentials', severity: 'error' })
    const well = covered(half)
    well.tool('text', 0, 500, [assume(10), get(100, SESSION)])
    expect(found(well).map((finding) => [finding.ruleId, finding.severity])).toEqual([['partial-credentials', 'info']])
  })
})

describe('no-credentials', () => {
  const missing: [string, string] = ['CredentialsProviderError', 'Could not load credentials from any providers']
  const sts = (from: number): Made => {
    const { issues, key, ...call } = assume(from, { error: missing, unsent: true })
    return call
  }
  const probe = (from: number, to: number | undefined): Made => ({
    operation: 'PUT',
    from,
    ...(to && { to }),
    http: { host: '169.254.169.254', path: '/latest/api/token' },
    error: ['TimeoutError', 'Connection timed out after 1000 ms'],
  })

  it('leads, neither accusing nor clearing the role, and takes in the tool call that died looking', () => {
    const run = covered()
    run.tool('list', 0, 2000, [probe(10, 1010), sts(5)])
    run.tool('discover', 3000, undefined, [probe(3010, 4010), probe(4020, 5020), probe(5030, 6030)])
    run.outcome('discover', 3000, 6000, 'timeout', { timeout: 3_000_000 })
    const report = judge(run.records, rules)
    expect(report.findings[0]).toMatchObject({ ruleId: 'no-credentials', severity: 'error' })
    expect(report.findings[0]!.message).toContain('no credentials of its own to call STS with')
    expect(report.findings[0]!.observed).toContain('environment (no AWS_ACCESS_KEY_ID)')
    expect(report.findings[0]!.toolCalls).toHaveLength(2)
    expect(report.findings.map((finding) => finding.ruleId)).not.toContain('assume-role-denied')
    for (const name of ['role', 'trust'])
      expect(report.suspects.find((suspect) => suspect.suspect === name)?.verdict).toBe('unknown')
  })

  it('reads botocore’s words, and a log line', () => {
    const run = new RunBuilder()
    run.tool('list', 0, 500, [
      get(10, undefined, { error: ['NoCredentialsError', 'Unable to locate credentials'], unsent: true }),
    ])
    expect(ids(run)).toContain('no-credentials')
    const log = new RunBuilder().log(5, `Role assumption failed for ${ROLE}: Unable to locate credentials`)
    expect(one(log, 'no-credentials')?.confidence).toBe('medium')
  })

  it('takes an unhealthy minute of the metadata service for no lack of credentials', () => {
    const run = covered()
    run.tool('list', 0, 3000, [probe(10, 1010), assume(1100), get(1200, SESSION)])
    expect(ids(run)).not.toContain('no-credentials')
  })
})

describe('sso-expired', () => {
  const words =
    'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.'

  it('is told from missing credentials by its words', () => {
    const run = covered({ variables: ['AWS_PROFILE'] })
    run.tool('list', 0, 500, [get(10, undefined, { error: ['CredentialsProviderError', words], unsent: true })])
    expect(ids(run)).toEqual(['sso-expired'])
  })

  it('is a remark where the next try heals it', () => {
    const run = covered()
    const { key, ...failed } = get(10, AMBIENT, { error: ['CredentialsProviderError', words], unsent: true })
    run.tool('list', 0, 5000, [assume(1), failed, get(2000, SESSION)])
    expect(one(run, 'sso-expired')?.severity).toBe('info')
  })
})

describe('multiple-sources', () => {
  const both = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']

  it('is seen in the environment and in the SDK’s warning', () => {
    const run = covered({ variables: both })
    run.tool('list', 0, 500, [assume(10), get(100, SESSION)])
    run.tool('list', 600, 900, [get(700, SESSION)])
    expect(ids(run)).toEqual(['multiple-sources'])
    const log = new RunBuilder().log(
      1,
      '@aws-sdk/credential-provider-node - defaultProvider::fromEnv WARNING: Multiple credential sources detected:',
    )
    expect(ids(log)).toEqual(['multiple-sources'])
  })

  it('is not seen in one source', () => {
    const run = covered({ variables: both.slice(0, 2) })
    run.tool('list', 0, 500, [assume(10), get(100, SESSION)])
    expect(ids(run)).toEqual([])
  })
})

describe('refresh-failing-quietly', () => {
  const until = new Date(at(300_000) / 1000).toISOString()

  it('warns before the session ends, and explains the refusal', () => {
    const run = covered()
    run.tool('list', 0, 300, [assume(10, { attributes: { [R.issuedExpires]: until } }), get(100, SESSION)])
    run.tool('list', 60_000, 60_400, [failing(60_010), get(60_100, SESSION)])
    const [lead, next] = found(run)
    expect(lead).toMatchObject({ ruleId: 'refresh-failing-quietly', severity: 'warning' })
    expect(lead!.message).toContain('ends 4 min 0 s later')
    expect(next).toMatchObject({ ruleId: 'assume-role-denied', causedBy: lead!.fingerprint })
  })

  it('is silent where the old session had ended, or the next try heals', () => {
    const run = covered()
    run.tool('list', 0, 300, [
      assume(10, { attributes: { [R.issuedExpires]: new Date(at(30_000) / 1000).toISOString() } }),
      get(100, SESSION),
    ])
    run.tool('list', 60_000, 60_400, [failing(60_010)])
    expect(ids(run)).not.toContain('refresh-failing-quietly')
    const healed = covered()
    healed.tool('list', 0, 300, [assume(10), get(100, SESSION)])
    healed.tool('list', 60_000, 63_000, [failing(60_010), assume(62_000, { issues: OTHER }), get(62_100, OTHER)])
    expect(found(healed).map((finding) => finding.severity)).toEqual(['info'])
  })
})

describe('cross-account-call', () => {
  it('compares the account claim with the account that signed', () => {
    const run = covered()
    const token = { ...caller('alice', ROLE), [R.tokenAccount]: '640172938455' }
    run.tool('list', 0, 500, [assume(10), get(100, SESSION)], token)
    expect(one(run, 'cross-account-call')?.message).toContain(
      'ran in account 391827364550; the token is for account 640172938455',
    )
  })

  it('names the account of a resource that refused', () => {
    const run = covered()
    const words = `User: arn:aws:sts::391827364550:assumed-role/Reader/s is not authorized to perform: athena:GetWorkGroup on resource: arn:aws:athena:us-east-1:640172938455:workgroup/primary`
    run.tool('list', 0, 500, [
      assume(10),
      get(100, SESSION, { service: 'Athena', operation: 'GetWorkGroup', error: ['AccessDenied', words] }),
    ])
    expect(one(run, 'cross-account-call')?.message).toContain('aimed at account 640172938455')
  })

  it('lets an answered call across accounts pass', () => {
    const run = covered()
    run.tool('list', 0, 500, [assume(10), get(100, SESSION, { bucket: 'partner-data' })])
    expect(ids(run)).toEqual([])
  })
})

describe('presigned-by-own-key', () => {
  const link = (key: string, calls: readonly Made[] = []) => {
    const run = covered()
    run.tool('link', 0, 500, calls, { [R.resultPresigned]: key })
    return run
  }

  it('is raised for a URL of the server’s own key', () => {
    expect(one(link(AMBIENT, [assume(10)]), 'presigned-by-own-key')).toMatchObject({
      severity: 'error',
      confidence: 'high',
    })
  })

  it('knows the session of the role', () => {
    expect(ids(link(SESSION, [assume(10)]))).toEqual([])
  })
})

describe('cross-account-call beside the role', () => {
  it('leaves the server’s own identity, of another account, to the rules of identity', () => {
    const run = covered()
    const home = { attributes: { [R.account]: '905418112233' }, bucket: 'server-config' }
    run.tool('text', 0, 500, [assume(10), get(100, AMBIENT, home), get(200, SESSION)], {
      [R.tokenAccount]: '391827364550',
    })
    expect(ids(run)).not.toContain('cross-account-call')
  })
})
