/** Tool calls whose AWS calls fail or come through. */
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { OutcomeState } from '../../../src/model/records.ts'
import { type Made, RunBuilder } from '../../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

export function ran(state: OutcomeState, calls: readonly Made[], negative = false) {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, 500, calls)
  return run.outcome('tool', 0, 500, state, { ...(negative && { negative }) })
}

export const ok = (operation: string, from: number, bucket = 'data'): Made => ({
  operation,
  from,
  to: from + 10,
  bucket,
  key: SESSION,
})

export const failing = (operation: string, from: number, error: [string, string], bucket = 'data'): Made => ({
  ...ok(operation, from, bucket),
  error,
})
