import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/assume-role/role-arn-placeholder.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const SAMPLE = 'arn:aws:iam::111122223333:role/photos'
const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const assume: Made = { operation: 'AssumeRole', from: 10, to: 20, key: AMBIENT, role: SAMPLE }
const get: Made = { operation: 'GetObject', from: 30, to: 40, bucket: 'data', key: SESSION }

it('is a remark where STS grants roles of that account, to whichever request', () => {
  const run = new RunBuilder().coverage()
  run.tool('photos', 0, 100, [{ ...assume, issues: SESSION }, get], { [R.tokenRoleArn]: SAMPLE })
  run.tool('photos', 200, 300, [{ ...get, from: 210, to: 220 }], { [R.tokenRoleArn]: SAMPLE })
  run.tool('hits', 400, 500, [{ ...get, from: 410, to: 420 }], { [R.tokenRoleArn]: SAMPLE.replace('photos', 'hits') })
  expect(findingsOf(run, rule).map(({ severity }) => severity)).toEqual(['info', 'info'])
})

it('is a remark where STS grants roles of another sample account', () => {
  const run = new RunBuilder().coverage()
  const other = SAMPLE.replace('111122223333', '444455556666')
  run.tool('photos', 0, 100, [{ ...assume, role: other, issues: SESSION }, get], { [R.tokenRoleArn]: other })
  run.tool('photos', 200, 300, [{ ...assume, from: 210, to: 220, error: ['AccessDenied', 'no'] }], {
    [R.tokenRoleArn]: SAMPLE,
  })
  expect(findingsOf(run, rule).map(({ severity }) => severity)).toEqual(['info', 'info'])
})

it('is a remark where the request never came so far', () => {
  const run = new RunBuilder().coverage()
  const keys: Made = { operation: 'GET', from: 10, http: { host: 'id.test', path: '/jwks.json' } }
  const left = { [R.callerLeft]: 'disconnect' }
  run.tool('notes', 0, 4000, [keys], { [R.tokenRoleArn]: SAMPLE, ...left })
  expect(findingsOf(run, rule)).toMatchObject([{ severity: 'info' }])
  run.tool('notes', 100, undefined, [], { [R.tokenRoleArn]: SAMPLE })
  expect(findingsOf(run, rule)).toMatchObject([{ severity: 'info', toolCallsTotal: 2 }])
  run.tool('notes', 5000, 5100, [{ ...assume, from: 5010, to: 5020, error: ['AccessDenied', 'no'] }], {
    [R.tokenRoleArn]: SAMPLE,
  })
  expect(findingsOf(run, rule)).toMatchObject([{ severity: 'error', toolCallsTotal: 1 }])
})

it('says nothing where STS knows the token’s issuer there, and not its audience', () => {
  const run = new RunBuilder().coverage()
  const refused: Made = {
    ...assume,
    operation: 'AssumeRoleWithWebIdentity',
    error: ['InvalidIdentityToken', 'Incorrect token audience'],
  }
  run.tool('places', 0, 100, [refused], { [R.tokenRoleArn]: SAMPLE })
  expect(findingsOf(run, rule)).toEqual([])
})

it('is a remark where STS found fault with the token, and said nothing of the role', () => {
  const run = new RunBuilder().coverage()
  const { key: _, ...unsigned } = assume
  const refused: Made = {
    ...unsigned,
    operation: 'AssumeRoleWithWebIdentity',
    unsigned: true,
    error: [
      'ExpiredTokenException',
      'Token expired: current date/time 1784 must be before the expiration date/time 1783',
    ],
  }
  run.tool('tiles', 0, 100, [refused])
  expect(findingsOf(run, rule)).toMatchObject([{ severity: 'info' }])
})
