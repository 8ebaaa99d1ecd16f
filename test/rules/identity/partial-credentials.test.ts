import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { assume, covered, found, get, ids, SESSION } from './kit.ts'

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
