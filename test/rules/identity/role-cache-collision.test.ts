import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { ROLE } from '../../unit/run-builder.ts'
import { assume, caller, covered, get, ids, OTHER, one, SESSION, WRITER } from './kit.ts'

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

  it('leaves to identity-mismatch a session that is of neither’s role, though asked for in another’s request', () => {
    const third = 'arn:aws:iam::391827364550:role/Demo'
    const as = {
      role: third,
      attributes: { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Demo/s' },
    }
    const run = covered()
    run.tool(
      'report',
      0,
      300,
      [assume(10), assume(60, { ...as, issues: OTHER }), get(200, OTHER)],
      caller('alice', ROLE),
    )
    run.tool('report', 400, 800, [get(410, OTHER)], caller('bob', WRITER))
    run.tool('report', 900, 1200, [get(910, OTHER)], caller('demo', third))
    expect(ids(run)).not.toContain('role-cache-collision')
    expect(one(run, 'identity-mismatch')?.message).toContain(`ran as ${third}, not as`)
  })

  it('takes a shared role, and a renewed token, for what they are', () => {
    const run = covered()
    run.tool('text', 0, 300, [assume(10), get(100, SESSION)], caller('alice', ROLE))
    run.tool('text', 400, 800, [get(410, SESSION)], caller('bob', ROLE))
    run.tool('text', 900, 950, [get(910, SESSION)], { ...caller('alice', ROLE), [R.tokenFingerprint]: 'tok-alice-2' })
    expect(ids(run)).toEqual([])
  })
})
