import { expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { call, found, ids, withToken } from './kit.ts'

it('outbound-token-mismatch is raised for another caller’s token only', () => {
  const run = withToken({ [R.tokenFingerprint]: 'tok-alice', [R.tokenSub]: 'alice' })
  run.tool('search', 600, 700, [call(610, 200, 'bearer', 'tok-alice')], {
    [R.tokenFingerprint]: 'tok-bob',
    [R.tokenSub]: 'bob',
  })
  expect(found(run)[0]).toMatchObject({
    ruleId: 'outbound-token-mismatch',
    message: 'search called search.test for bob with the token of alice',
  })
  expect(ids(withToken({ [R.tokenFingerprint]: 'tok-alice' }, [call(10, 200, 'bearer', 'tok-exchanged')]))).toEqual([])
})
