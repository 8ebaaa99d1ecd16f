import { expect, it } from 'vitest'
import { call, found, ids, withToken } from './kit.ts'

it('outbound-unauthenticated explains the refusal of a call without token', () => {
  const [lead, ...rest] = found(withToken({}, [call(10, 401, 'none')]))
  expect(lead).toMatchObject({ ruleId: 'outbound-unauthenticated', subject: ['search.test'] })
  expect(rest.map((finding) => [finding.ruleId, finding.causedBy])).toEqual([
    ['downstream-unauthorized', lead!.fingerprint],
  ])
})

it('lets public endpoints, key sets and challenges pass', () => {
  expect(ids(withToken({}, [call(10, 200, 'none')]))).toEqual([])
  expect(ids(withToken({}, [call(10, 404, 'none', undefined, '/.well-known/openid-configuration')]))).toEqual([])
  const challenged = found(withToken({}, [call(10, 401, 'none'), call(40, 200, 'bearer', 'tok-1')]))
  expect(challenged.map((finding) => [finding.ruleId, finding.severity])).toEqual([['downstream-unauthorized', 'info']])
})
