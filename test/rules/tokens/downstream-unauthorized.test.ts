import { expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { call, found, withToken } from './kit.ts'

it('downstream-unauthorized says whose token it was', () => {
  const [finding] = found(
    withToken({ [R.tokenFingerprint]: 'tok-1', [R.tokenAud]: 'mcp' }, [call(10, 401, 'bearer', 'tok-1')]),
  )
  expect(finding).toMatchObject({ ruleId: 'downstream-unauthorized', severity: 'error' })
  expect(finding!.observed).toContain('the caller’s own (aud "mcp")')
})
