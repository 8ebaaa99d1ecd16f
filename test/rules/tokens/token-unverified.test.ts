import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import type { Made } from '../../unit/run-builder.ts'
import { found, ids, withToken } from './kit.ts'

describe('token-unverified', () => {
  it('is raised for alg none', () => {
    expect(ids(withToken({ [R.tokenAlg]: 'none' }))).toEqual(['token-unverified'])
  })

  const twins = (alg: string) => {
    const claims = { [R.tokenAlg]: alg, [R.tokenClaimsFingerprint]: 'claims-1' }
    const run = withToken({ ...claims, [R.tokenFingerprint]: 'tok-a' })
    run.tool('search', 600, 700, [], { ...claims, [R.tokenFingerprint]: 'tok-b' })
    return run
  }

  it('is raised where a tampered copy was served too', () => {
    expect(ids(twins('HS256'))).toEqual(['token-unverified'])
  })

  it('lets randomised signatures differ', () => {
    expect(ids(twins('ES256'))).toEqual([])
  })

  const asking = (...statuses: number[]): Made[] =>
    statuses.map((status, n) => ({
      operation: 'GET',
      from: 10 + 30 * n,
      to: 30 + 30 * n,
      http: { host: 'login.test', path: '/.well-known/jwks.json', status },
      ...(status >= 400 && { error: [String(status), ''] as [string, string] }),
    }))
  const issued = { [R.tokenAlg]: 'RS256', [R.tokenIss]: 'https://login.test/', [R.tokenFingerprint]: 'tok-a' }

  it('is told where the keys did not come, and the token was accepted all the same', () => {
    expect(found(withToken(issued, asking(503)))).toMatchObject([
      { ruleId: 'token-unverified', severity: 'warning', message: expect.stringContaining('https://login.test/') },
    ])
  })

  it('is not where they came at the next try, or are another issuer’s', () => {
    expect(ids(withToken(issued, asking(503, 200)))).toEqual([])
    expect(ids(withToken({ ...issued, [R.tokenIss]: 'https://other.test/' }, asking(503)))).toEqual([])
  })
})
