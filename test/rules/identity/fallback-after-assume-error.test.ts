import { describe, expect, it } from 'vitest'
import { AMBIENT, type Made } from '../../unit/run-builder.ts'
import { covered, failing, ids } from './kit.ts'

describe('fallback-after-assume-error', () => {
  it('does not take the question who one is, before the next try, for going on', () => {
    const asks: Made = { service: 'STS', operation: 'GetCallerIdentity', from: 100, to: 110, key: AMBIENT }
    const run = covered()
    run.tool('chat', 0, 500, [failing(10), asks, failing(120)])
    expect(ids(run)).toEqual(['assume-role-denied'])
  })
})
