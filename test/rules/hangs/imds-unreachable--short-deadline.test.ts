import { describe, expect, it } from 'vitest'
import { type Made, RunBuilder } from '../../unit/run-builder.ts'
import { lead } from '../across/kit.ts'

describe('the metadata service', () => {
  it('is what a tool was given up for, however short its deadline', () => {
    const probe = (from: number): Made => ({
      operation: 'PUT',
      from,
      to: from + 800,
      http: { host: '169.254.169.254', path: '/latest/api/token' },
      error: ['TimeoutError', 'timed out'],
    })
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 2000, [probe(0), probe(800), probe(1600)])
    run.outcome('read', 0, 1500, 'timeout', { timeout: 1_500_000 })
    expect(lead(run)).toBe('imds-unreachable')
  })
})
