import { expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, type Made } from '../../unit/run-builder.ts'
import { call, found, withToken } from './kit.ts'

it('hears of a refusal inside an answer of 200, and leaves it where the caller was told so in turn', () => {
  const told = { ...call(10, 200, 'bearer', 'tok-2'), error: ['unauthenticated', 'token expired'] as [string, string] }
  const [finding] = found(withToken({ [R.tokenFingerprint]: 'tok-1' }, [told]))
  expect(finding).toMatchObject({ ruleId: 'downstream-unauthorized', severity: 'error' })
  expect(finding!.message).toContain('200 that says unauthenticated')
  const [bare] = found(withToken({ [R.tokenFingerprint]: 'tok-1' }, [{ ...told, ...call(10, 200, 'none') }]))
  expect(bare).toMatchObject({ ruleId: 'outbound-unauthenticated', severity: 'error' })
})

it('downstream-unauthorized tells of the secret that the server never got, and not of one that it got after all', () => {
  const secret = (from: number, more = {}) => ({
    service: 'Secrets Manager',
    operation: 'GetSecretValue',
    from,
    to: from + 20,
    key: AMBIENT,
    attributes: { [R.resource]: 'orders/billing' },
    ...more,
  })
  const denied = {
    error: ['AccessDeniedException', 'not authorized to perform: secretsmanager:GetSecretValue'] as const,
  }
  const basic = call(1010, 401, 'basic')
  const with_ = (...calls: Made[]) => {
    const run = withToken({}, [])
    run.call('f'.repeat(32), undefined, secret(600, denied))
    for (const one of calls) run.call('e'.repeat(32), undefined, one)
    run.tool('order', 1000, 1500, [basic])
    return found(run).find(({ ruleId }) => ruleId === 'downstream-unauthorized')!
  }
  expect(with_()).toMatchObject({ severity: 'error', confidence: 'medium' })
  expect(with_().message).toMatch(
    /^Secrets Manager GetSecretValue of orders\/billing was denied to .*, and search.test refused 1 call/,
  )
  expect(with_(secret(700)).message).toMatch(/^search.test refused/)
})

it('downstream-unauthorized says whose token it was', () => {
  const [finding] = found(
    withToken({ [R.tokenFingerprint]: 'tok-1', [R.tokenAud]: 'mcp' }, [call(10, 401, 'bearer', 'tok-1')]),
  )
  expect(finding).toMatchObject({ ruleId: 'downstream-unauthorized', severity: 'error' })
  expect(finding!.observed).toContain('the caller’s own (aud "mcp")')
})
