import { describe, expect, it } from 'vitest'
import { outcome } from '../../../src/sources/results/outcomes.ts'
import { RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, SESSION } from './kit.ts'

describe('deadline', () => {
  it('is how long a timed-out case took, where its report knows no clock', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 4000, [assume, { operation: 'GetObject', from: 20, to: 3990, key: SESSION, bucket: 'data' }])
    const told = outcome({ name: 'read works', state: 'timeout', durationMs: 1200, where: { file: 'junit.xml' } })
    run.records.push(told)
    expect(lead(run)).toBe('tool-timeout-hung-call')
  })
})
