import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/identity/session-of-another-caller.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf } from '../../unit/run-builder.ts'
import { assume, covered, get, SESSION } from './kit.ts'

const of = (sub: string, tenant?: string) => ({
  [R.tokenRoleArn]: '',
  [R.tokenFingerprint]: `tok-${sub}`,
  [R.tokenSub]: sub,
  ...(tenant && { [R.tokenTenant]: tenant }),
})

function served(sessionName: string, ...[first, second]: [Record<string, string>, Record<string, string>]) {
  const run = covered()
  const named = assume(10, { attributes: { [R.stsSessionName]: sessionName } })
  run.tool('read', 0, 300, [named, get(100, SESSION)], first)
  run.tool('read', 400, 800, [get(410, SESSION)], second)
  return findingsOf(run, rule)
}

it('is raised where the session bears the name of whoever was served first', () => {
  expect(served('tenant-acme', of('alice', 'acme'), of('bob', 'globex'))).toMatchObject([
    { severity: 'error', message: expect.stringContaining('for globex ran under the session issued for acme') },
  ])
  expect(served('alice', of('alice'), of('bob'))).toMatchObject([{ severity: 'warning' }])
})

it('knows a tenant by the header that names it', () => {
  const by = (tenant: string) => ({ [R.tokenRoleArn]: '', [R.tokenFingerprint]: '', [R.headerTenant]: tenant })
  expect(served('tenant-acme', by('acme'), by('globex'))).toMatchObject([{ severity: 'error', confidence: 'high' }])
  expect(served('tenant-acme', by('acme'), by('acme'))).toEqual([])
})

it('does not cry wolf', () => {
  expect(served('api', of('alice', 'acme'), of('bob', 'globex'))).toEqual([])
  expect(served('acme', of('alice', 'acme'), of('bob', 'acme'))).toEqual([])
  expect(served('acme2', of('alice', 'acme'), of('bob', 'globex'))).toEqual([])
})
