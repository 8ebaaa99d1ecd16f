import { describe, expect, it } from 'vitest'
import { rule as emulated } from '../../../analyzers/passes/hollow-pass-emulated.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, type Made } from '../../unit/run-builder.ts'
import { get, passed } from './kit.ts'

describe('hollow-pass-emulated', () => {
  const local: Made = { ...get(20), tries: [{ from: 21, to: 29, status: 200, host: '127.0.0.1' }] }

  it('is told where the token was real', () => {
    const run = passed('read', [local], { [R.tokenIss]: 'https://login.quiltdata.com' })
    expect(findingsOf(run, emulated)).toMatchObject([{ severity: 'info' }])
  })

  it('is not told of every local test', () => {
    expect(findingsOf(passed('read', [local], { [R.tokenIss]: 'https://login.acme.example' }), emulated)).toEqual([])
    expect(findingsOf(passed('read', [local]), emulated)).toEqual([])
    const real: Made = { ...get(20), tries: [{ from: 21, to: 29, status: 200 }] }
    expect(findingsOf(passed('read', [real], { [R.tokenIss]: 'https://login.quiltdata.com' }), emulated)).toEqual([])
  })
})
