import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Attributes } from '../../src/model/records.ts'
import { at, judge, type Made, RunBuilder } from '../unit/run-builder.ts'

const found = (run: RunBuilder) => judge(run.records, rules).findings
const ids = (run: RunBuilder) => found(run).map((finding) => finding.ruleId)
const with_ = (token: Attributes, calls: readonly Made[] = []) => {
  const run = new RunBuilder().coverage()
  run.tool('search', 0, 500, calls, token)
  return run
}
const call = (from: number, status: number, scheme: string, token?: string, path = '/search'): Made => ({
  operation: 'POST',
  from,
  to: from + 20,
  http: { host: 'search.test', path, status },
  attributes: { [R.authScheme]: scheme, ...(token && { [R.authToken]: token }) },
})

describe('token-expired-accepted', () => {
  it('says how late the token was', () => {
    expect(found(with_({ [R.tokenExp]: at(-600_000) / 1e6 }))[0]).toMatchObject({
      ruleId: 'token-expired-accepted',
      message: 'A token that had expired 10 min 0 s before was accepted',
    })
  })

  it('grants a minute', () => {
    expect(ids(with_({ [R.tokenExp]: at(-50_000) / 1e6 }))).toEqual([])
  })
})

describe('token-unverified', () => {
  it('is raised for alg none', () => {
    expect(ids(with_({ [R.tokenAlg]: 'none' }))).toEqual(['token-unverified'])
  })

  const twins = (alg: string) => {
    const claims = { [R.tokenAlg]: alg, [R.tokenClaimsFingerprint]: 'claims-1' }
    const run = with_({ ...claims, [R.tokenFingerprint]: 'tok-a' })
    run.tool('search', 600, 700, [], { ...claims, [R.tokenFingerprint]: 'tok-b' })
    return run
  }

  it('is raised where a tampered copy was served too', () => {
    expect(ids(twins('HS256'))).toEqual(['token-unverified'])
  })

  it('lets randomised signatures differ', () => {
    expect(ids(twins('ES256'))).toEqual([])
  })
})

describe('other services', () => {
  it('outbound-unauthenticated explains the refusal of a call without token', () => {
    const [lead, ...rest] = found(with_({}, [call(10, 401, 'none')]))
    expect(lead).toMatchObject({ ruleId: 'outbound-unauthenticated', subject: ['search.test'] })
    expect(rest.map((finding) => [finding.ruleId, finding.causedBy])).toEqual([
      ['downstream-unauthorized', lead!.fingerprint],
    ])
  })

  it('lets public endpoints, key sets and challenges pass', () => {
    expect(ids(with_({}, [call(10, 200, 'none')]))).toEqual([])
    expect(ids(with_({}, [call(10, 404, 'none', undefined, '/.well-known/openid-configuration')]))).toEqual([])
    const challenged = found(with_({}, [call(10, 401, 'none'), call(40, 200, 'bearer', 'tok-1')]))
    expect(challenged.map((finding) => [finding.ruleId, finding.severity])).toEqual([
      ['downstream-unauthorized', 'info'],
    ])
  })

  it('downstream-unauthorized says whose token it was', () => {
    const [finding] = found(
      with_({ [R.tokenFingerprint]: 'tok-1', [R.tokenAud]: 'mcp' }, [call(10, 401, 'bearer', 'tok-1')]),
    )
    expect(finding).toMatchObject({ ruleId: 'downstream-unauthorized', severity: 'error' })
    expect(finding!.observed).toContain('the caller’s own (aud "mcp")')
  })

  it('outbound-token-mismatch is raised for another caller’s token only', () => {
    const run = with_({ [R.tokenFingerprint]: 'tok-alice', [R.tokenSub]: 'alice' })
    run.tool('search', 600, 700, [call(610, 200, 'bearer', 'tok-alice')], {
      [R.tokenFingerprint]: 'tok-bob',
      [R.tokenSub]: 'bob',
    })
    expect(found(run)[0]).toMatchObject({
      ruleId: 'outbound-token-mismatch',
      message: 'search called search.test for bob with the token of alice',
    })
    expect(ids(with_({ [R.tokenFingerprint]: 'tok-alice' }, [call(10, 200, 'bearer', 'tok-exchanged')]))).toEqual([])
  })
})
