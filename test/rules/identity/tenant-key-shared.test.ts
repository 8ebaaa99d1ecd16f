import { describe, expect, it } from 'vitest'
import { type Made, ROLE } from '../../unit/run-builder.ts'
import { caller, covered, found, get, ids, OTHER, WRITER } from './kit.ts'

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
