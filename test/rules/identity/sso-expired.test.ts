import { describe, expect, it } from 'vitest'
import { AMBIENT } from '../../unit/run-builder.ts'
import { assume, covered, get, ids, one, SESSION } from './kit.ts'

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
