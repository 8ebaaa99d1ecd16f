/** Tool calls that were given up, or passed, and requests that wait. */
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { type Made, RunBuilder } from '../../unit/run-builder.ts'

/** One tool call with its calls, given up by its runner. */
export function givenUp(after: number, calls: readonly Made[], to?: number) {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, to, calls)
  return run.outcome('tool', 0, after, 'timeout', { timeout: after * 1000 })
}

export function passed(ms: number, calls: readonly Made[]) {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, ms, calls)
  return run.outcome('tool', 0, ms, 'passed')
}

export const read = (from: number, attributes: Record<string, string | number | boolean>, to?: number): Made => ({
  operation: 'GetObject',
  from,
  to: from + 20,
  tries: [{ from: from + 1, ...(to && { to }), status: 200, attributes: { [R.timeFirstByte]: 15, ...attributes } }],
})

export const waiting = (from: number): Made => ({
  operation: 'GetObject',
  from,
  tries: [{ from: from + 1, attributes: { [R.waitingFor]: 'socket' } }],
})
