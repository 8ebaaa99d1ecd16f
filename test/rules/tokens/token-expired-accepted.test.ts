import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { at } from '../../unit/run-builder.ts'
import { found, ids, withToken } from './kit.ts'

describe('token-expired-accepted', () => {
  it('says how late the token was', () => {
    expect(found(withToken({ [R.tokenExp]: at(-600_000) / 1e6 }))[0]).toMatchObject({
      ruleId: 'token-expired-accepted',
      message: 'A token that had expired 10 min before was accepted',
    })
  })

  it('grants a minute', () => {
    expect(ids(withToken({ [R.tokenExp]: at(-50_000) / 1e6 }))).toEqual([])
  })
})
