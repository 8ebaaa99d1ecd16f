import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { at, type Made } from '../../unit/run-builder.ts'
import { assume, covered, failing, found, get, ids, OTHER, SESSION } from './kit.ts'

describe('refresh-failing-quietly', () => {
  const until = new Date(at(300_000) / 1000).toISOString()

  it('is told before the session ends, explains the refusal, and is as heavy as that', () => {
    const run = covered()
    run.tool('list', 0, 300, [assume(10, { attributes: { [R.issuedExpires]: until } }), get(100, SESSION)])
    run.tool('list', 60_000, 60_400, [failing(60_010), get(60_100, SESSION)])
    const [lead, next] = found(run)
    expect(lead).toMatchObject({ ruleId: 'refresh-failing-quietly', severity: 'error' })
    expect(lead!.message).toContain('ends 4 min later')
    expect(next).toMatchObject({ ruleId: 'assume-role-denied', causedBy: lead!.fingerprint })
  })

  it('is silent where the old session had ended, or the next try heals', () => {
    const run = covered()
    run.tool('list', 0, 300, [
      assume(10, { attributes: { [R.issuedExpires]: new Date(at(30_000) / 1000).toISOString() } }),
      get(100, SESSION),
    ])
    run.tool('list', 60_000, 60_400, [failing(60_010)])
    expect(ids(run)).not.toContain('refresh-failing-quietly')
    const healed = covered()
    healed.tool('list', 0, 300, [assume(10), get(100, SESSION)])
    healed.tool('list', 60_000, 63_000, [failing(60_010), assume(62_000, { issues: OTHER }), get(62_100, OTHER)])
    expect(found(healed).map((finding) => finding.severity)).toEqual(['info'])
  })

  it('is not told of a session that is asked for under another name', () => {
    const named = (first: string, then: string) => {
      const run = covered()
      const asked = (name: string) => ({ [R.stsSessionName]: name, [R.issuedExpires]: until })
      run.tool('list', 0, 300, [assume(10, { attributes: asked(first) }), get(100, SESSION)])
      run.tool('list', 60_000, 60_400, [{ ...failing(60_010), attributes: asked(then) }])
      run.tool('list', 61_000, 61_400, [get(61_100, SESSION)])
      return ids(run)
    }
    expect(named('clinic-byron', 'clinic-lismore')[0]).toBe('assume-role-denied')
    expect(named('aws-sdk-js-1796009328111', 'aws-sdk-js-1796009388222')[0]).toBe('refresh-failing-quietly')
  })

  it('is told of a worker only where its own calls went on with the old session', () => {
    const worker = (...calls: Made[]) => {
      const run = covered()
      for (const [nth, call] of calls.entries()) run.call(String(nth + 1).repeat(32), undefined, call)
      return ids(run)
    }
    const issued = assume(10, { attributes: { [R.issuedExpires]: until } })
    expect(worker(issued, get(100, SESSION), failing(60_010), failing(90_010))).not.toContain('refresh-failing-quietly')
    expect(worker(issued, get(100, SESSION), failing(60_010), get(61_000, SESSION))).toContain(
      'refresh-failing-quietly',
    )
  })
})
