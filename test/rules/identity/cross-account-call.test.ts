import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, ROLE } from '../../unit/run-builder.ts'
import { assume, caller, covered, get, ids, one, SESSION } from './kit.ts'

describe('cross-account-call', () => {
  it('compares the account claim with the account that signed', () => {
    const run = covered()
    const token = { ...caller('alice', ROLE), [R.tokenAccount]: '640172938455' }
    run.tool('list', 0, 500, [assume(10), get(100, SESSION)], token)
    expect(one(run, 'cross-account-call')?.message).toContain(
      'ran in account 391827364550; the token is for account 640172938455',
    )
  })

  it('names the account of a resource that refused', () => {
    const run = covered()
    const words = `User: arn:aws:sts::391827364550:assumed-role/Reader/s is not authorized to perform: athena:GetWorkGroup on resource: arn:aws:athena:us-east-1:640172938455:workgroup/primary`
    run.tool('list', 0, 500, [
      assume(10),
      get(100, SESSION, { service: 'Athena', operation: 'GetWorkGroup', error: ['AccessDenied', words] }),
    ])
    expect(one(run, 'cross-account-call')?.message).toContain('aimed at account 640172938455')
  })

  it('lets an answered call across accounts pass', () => {
    const run = covered()
    run.tool('list', 0, 500, [assume(10), get(100, SESSION, { bucket: 'partner-data' })])
    expect(ids(run)).toEqual([])
  })
})

describe('cross-account-call beside the role', () => {
  it('leaves the server’s own identity, of another account, to the rules of identity', () => {
    const run = covered()
    const home = { attributes: { [R.account]: '905418112233' }, bucket: 'server-config' }
    run.tool('text', 0, 500, [assume(10), get(100, AMBIENT, home), get(200, SESSION)], {
      [R.tokenAccount]: '391827364550',
    })
    expect(ids(run)).not.toContain('cross-account-call')
  })
})
