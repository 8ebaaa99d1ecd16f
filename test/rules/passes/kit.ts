/** Passed tool calls. */
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

export const assume: Made = { operation: 'AssumeRole', from: 1, to: 9, role: ROLE, issues: SESSION }

export const get = (from: number, error?: [string, string], operation = 'GetObject'): Made => ({
  operation,
  from,
  to: from + 10,
  key: SESSION,
  bucket: 'data',
  ...(error && { error }),
})

export function passed(tool: string, calls: readonly Made[], attributes = {}, negative = false) {
  const run = new RunBuilder().coverage()
  run.tool(tool, 0, 100, calls, attributes)
  return run.outcome(tool, 0, 100, 'passed', { ...(negative && { negative }) })
}
