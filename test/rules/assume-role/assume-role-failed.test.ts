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
