import { expect, it } from 'vitest'
import { denial, ROLE } from '../../unit/run-builder.ts'
import { assume, NO_KEYS, raised, TOO_LONG, web } from './kit.ts'

it('says what has no rule of its own, and what never reached STS', () => {
  const name = "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint"
  expect(raised('assume-role-failed', [assume('ValidationError', name)])).toMatchObject([{ severity: 'error' }])
  const { error, ...unsent } = assume('ECONNREFUSED', 'connect ECONNREFUSED', { unsent: true })
  expect(raised('assume-role-failed', [{ ...unsent, error: error! }])[0]?.message).toContain('got no answer from STS')
})

it('repeats no other rule', () => {
  for (const call of [
    assume(...denial(ROLE)),
    assume('ValidationError', TOO_LONG),
    web('InvalidIdentityToken', NO_KEYS),
  ])
    expect(raised('assume-role-failed', [call])).toEqual([])
})

it('tells of a signature for another region than that of the endpoint', () => {
  const [found] = raised('assume-role-failed', [
    assume('SignatureDoesNotMatch', "Credential should be scoped to a valid region, not 'eu-west-1'. "),
  ])
  expect(found?.severity).toBe('error')
  expect(found?.fix).toContain('https://sts.eu-west-1.amazonaws.com')
})

/** As botocore words it: https://github.com/boto/botocore/blob/develop/botocore/validate.py */
const SHORT_NAME =
  'Parameter validation failed:\nInvalid length for parameter RoleSessionName, value: 1, valid min length: 2'
const SHORT_ARN = 'Parameter validation failed:\nInvalid length for parameter RoleArn, value: 0, valid min length: 20'

it('tells of a parameter that the SDK itself refused, and leaves the role ARN to its own rule', () => {
  const { key, ...named } = assume('ParamValidationError', SHORT_NAME, { unsent: true })
  const [found] = raised('assume-role-failed', [named])
  expect(found?.message).toContain('ParamValidationError')
  expect(found?.fix).toContain('STS was never asked')
  expect(raised('role-arn-invalid', [named])).toEqual([])
  for (const message of [SHORT_ARN, `${SHORT_NAME}\n${SHORT_ARN.split('\n')[1]}`]) {
    const call = { ...named, error: ['ParamValidationError', message] as [string, string] }
    expect(raised('assume-role-failed', [call])).toEqual([])
    expect(raised('role-arn-invalid', [call])).toHaveLength(1)
  }
})
