import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import type { Made } from '../../unit/run-builder.ts'
import { assume, caller, covered, get, ids, OTHER, one, SESSION, WRITER } from './kit.ts'

const FOREIGN = 'arn:aws:iam::640172938455:role/Reader'

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

  it('is an error beside the right role where another caller’s role was denied what was asked for this one', () => {
    const denied = get(200, OTHER, { error: ['AccessDenied', 'Access Denied'] })
    const run = covered()
    const demo = assume(60, {
      role: WRITER,
      issues: OTHER,
      attributes: { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Writer/s' },
    })
    run.tool('report', 0, 500, [assume(10), get(100, SESSION), demo, denied])
    expect(one(run, 'identity-mismatch')?.severity).toBe('info')
    run.tool('report', 600, 900, [get(650, OTHER)], caller('demo', WRITER))
    expect(one(run, 'identity-mismatch')?.severity).toBe('error')
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
