import { describe, expect, it } from 'vitest'
import { AMBIENT } from '../../unit/run-builder.ts'
import { assume, covered, failing, found, get, ids, one, SESSION } from './kit.ts'

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
