import { expect, it } from 'vitest'
import { rule as throttled } from '../../../analyzers/hangs/throttled.ts'
import { findingsOf } from '../../unit/run-builder.ts'
import { passed } from './kit.ts'

it('throttled does not speak of a try that the next one makes good', () => {
  const tries = [
    { from: 0, to: 20, status: 503, error: 'SlowDown' },
    { from: 120, to: 150, status: 200 },
  ]
  expect(findingsOf(passed(200, [{ operation: 'GetObject', from: 0, to: 150, tries }]), throttled)).toEqual([])
})
