import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { ids, withToken } from './kit.ts'

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
})
