import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/identity/no-credentials.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const missing: Made = {
  operation: 'CreateClient',
  from: 10,
  to: 11,
  unsent: true,
  error: ['ProfileNotFound', 'The config profile (budgets-local) could not be found'],
}
const get: Made = { operation: 'GetObject', from: 30, to: 40, bucket: 'data', key: AMBIENT }

it('is a remark where a profile is not there, and the process signs with other credentials', () => {
  const run = new RunBuilder().coverage()
  run.call('a'.repeat(32), undefined, missing)
  run.tool('budget', 20, 100, [get])
  expect(findingsOf(run, rule).map(({ severity }) => severity)).toEqual(['info'])
})

it('is an error where nothing else signs, and where what signs is denied', () => {
  const alone = new RunBuilder().coverage()
  alone.call('a'.repeat(32), undefined, missing)
  expect(findingsOf(alone, rule).map(({ severity }) => severity)).toEqual(['error'])
  const denied = new RunBuilder().coverage()
  denied.call('a'.repeat(32), undefined, missing)
  denied.tool('budget', 20, 100, [get, { ...get, from: 50, to: 60, error: ['AccessDenied', 'Access Denied'] }])
  expect(findingsOf(denied, rule).map(({ severity }) => severity)).toEqual(['error'])
})
