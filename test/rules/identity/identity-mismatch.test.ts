import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import type { Made } from '../../unit/run-builder.ts'
import { assume, covered, get, ids, OTHER, one, SESSION, WRITER } from './kit.ts'

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
