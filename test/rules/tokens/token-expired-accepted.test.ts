import { describe, expect, it } from 'vitest'
import { ROLECALL as R, SEMCONV } from '../../../src/model/attributes.ts'
import { at, ROLE } from '../../unit/run-builder.ts'
import { call, found, ids, withToken } from './kit.ts'

describe('token-expired-accepted', () => {
  it('says how late the token was', () => {
    expect(found(withToken({ [R.tokenExp]: at(-600_000) / 1e6 }))[0]).toMatchObject({
      ruleId: 'token-expired-accepted',
      message: `A token for ${ROLE} that had expired 10 min before was accepted`,
    })
  })

  it('is silent where the tool itself turned the caller away, inside a 200', () => {
    const late = {
      [R.tokenExp]: at(-600_000) / 1e6,
      [SEMCONV.errorType]: 'tool_error',
      [R.resultMessage]: 'not signed in',
    }
    expect(ids(withToken(late))).not.toContain('token-expired-accepted')
    const asked = withToken(late, [call(10, 200, 'Bearer')])
    expect(ids(asked)).toContain('token-expired-accepted')
  })

  it('grants a minute', () => {
    expect(ids(withToken({ [R.tokenExp]: at(-50_000) / 1e6 }))).toEqual([])
  })
})
