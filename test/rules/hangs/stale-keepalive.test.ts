import { describe, expect, it } from 'vitest'
import { rule as stale } from '../../../analyzers/hangs/stale-keepalive.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

describe('stale-keepalive', () => {
  const ask = (from: number, to: number, error?: [string, string], reused = true): Made => ({
    operation: 'GET',
    from,
    to,
    http: { host: 'items', path: '/items', ...(!error && { status: 200 }) },
    ...(error && { error }),
    attributes: { ...(reused && { [R.reusedSocket]: true }) },
  })

  it('knows a reset on a connection that had been idle', () => {
    const run = new RunBuilder().coverage()
    run.tool('ask', 0, 50, [ask(5, 40, undefined, false)])
    run.tool('ask', 8000, 8050, [ask(8005, 8007, ['ECONNRESET', 'socket hang up'])])
    const [finding] = findingsOf(run, stale)
    expect(finding?.message).toMatch(/idle for 8 s/)
    expect(finding?.confidence).toBe('high')
  })

  it('knows an outage by what fails after it', () => {
    const run = new RunBuilder().coverage()
    run.tool('ask', 0, 50, [ask(5, 40, undefined, false)])
    run.tool('ask', 8000, 8050, [ask(8005, 8007, ['ECONNRESET', 'socket hang up'])])
    run.tool('ask', 8100, 8150, [ask(8105, 8107, ['ECONNRESET', 'socket hang up'], false)])
    expect(findingsOf(run, stale)).toEqual([])
  })
})
