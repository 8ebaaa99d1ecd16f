import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { type Made, ROLE } from '../../unit/run-builder.ts'
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

  describe('where no role is named', () => {
    const roleless = {
      [R.tokenRoleArn]: '',
      [R.tokenRoleClaim]: '',
      [R.resultSuccess]: false,
      [R.resultError]: 'Forbidden',
    }
    const refused = (more: Partial<Made> = {}) =>
      get(100, undefined, { operation: 'HeadObject', error: ['403', 'Forbidden'], ...more })
    const keys = { variables: ['AWS_ACCESS_KEY_ID'] }

    it('is raised for what was refused, and told of, though the server has credentials', () => {
      const run = covered(keys)
      run.tool('text', 0, 500, [refused()], roleless)
      expect(one(run, 'unsigned-aws-call')).toMatchObject({
        severity: 'error',
        message: 'text called S3 HeadObject without any signature, and was refused, though the server has credentials',
      })
    })

    it('lets pass what a bucket that is read so refuses, what nobody was told of, and a server without credentials', () => {
      const open = covered(keys)
      open.tool('text', 0, 500, [refused()], roleless)
      open.tool('text', 1000, 1500, [get(1100, undefined)], {
        ...roleless,
        [R.resultSuccess]: true,
        [R.resultError]: '',
      })
      const calm = covered(keys)
      calm.tool('text', 0, 500, [refused()], { ...roleless, [R.resultSuccess]: true, [R.resultError]: '' })
      const bare = covered()
      bare.tool('text', 0, 500, [refused()], roleless)
      for (const run of [open, calm, bare]) expect(ids(run)).not.toContain('unsigned-aws-call')
    })
  })
})
