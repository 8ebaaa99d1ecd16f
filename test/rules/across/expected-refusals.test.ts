import { describe, expect, it } from 'vitest'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import type { Span } from '../../../src/model/records.ts'
import { outcome } from '../../../src/sources/results/outcomes.ts'
import { AMBIENT, at, denial, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'
import { lead, loud } from './kit.ts'

describe('a test that asks to be refused', () => {
  const denied: Made = { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, error: denial(ROLE) }
  const told = (name: string, state: 'passed' | 'failed') => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [denied])
    run.records.push(
      outcome({ name, tool: 'read', state, start: at(0) / 1000, durationMs: 100, where: { file: 'r.json' } }),
    )
    return run
  }

  it('says so by its name, if it passed', () => {
    expect(loud(told('read: rejects a caller whose role cannot be assumed', 'passed'))).toEqual([])
    expect(loud(told('read answers 403 to strangers', 'passed'))).toEqual([])
    expect(lead(told('read: rejects a caller', 'failed'))).toBe('assume-role-denied')
    expect(lead(told('read is not rejected', 'passed'))).toBe('assume-role-denied')
    expect(lead(told('read finds the report', 'passed'))).toBe('assume-role-denied')
  })

  it('or by passing with the refusal that its caller was told', () => {
    const run = told('read works', 'passed')
    const inbound = run.records.find((rec): rec is Span => rec.type === 'span' && rec.name === 'POST /mcp')!
    Object.assign(inbound, { attributes: { ...inbound.attributes, [S.httpStatus]: 403 } })
    expect(loud(run)).toEqual([])
    Object.assign(inbound, { attributes: { ...inbound.attributes, [S.httpStatus]: 404 } })
    expect(lead(run)).toBe('assume-role-denied')
  })
})
