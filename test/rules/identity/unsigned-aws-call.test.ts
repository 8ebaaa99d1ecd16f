import { describe, expect, it } from 'vitest'
import { ROLE } from '../../unit/run-builder.ts'
import { assume, covered, found, get, ids, one, SESSION } from './kit.ts'

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
