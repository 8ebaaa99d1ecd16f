import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, loud, SESSION } from '../across/kit.ts'

describe('a presigned URL', () => {
  const handedOut = (key: string, withToken: boolean) => {
    const run = new RunBuilder().coverage()
    run.tool('share', 0, 100, [assume], { [R.resultPresigned]: key, [R.resultPresignedToken]: withToken })
    return run
  }

  it('of a temporary key opens nothing without its session token', () => {
    expect(lead(handedOut(SESSION, false))).toBe('partial-credentials')
    expect(loud(handedOut(SESSION, true))).toEqual([])
    expect(lead(handedOut(AMBIENT, false))).toBe('presigned-by-own-key')
  })
})
