/** Sums of calls' times: overlapping calls count once. */
import type { Call } from '../model/call.ts'
import type { Us } from '../model/records.ts'

/** When the last byte of a call's answer was there: an SDK's span ends with the headers. Absent while one is open. */
export function lastByte(call: Pick<Call, 'end' | 'attempts'>): Us | undefined {
  if (call.end === undefined || call.attempts.some((attempt) => attempt.end === undefined)) return undefined
  return call.attempts.reduce((last, attempt) => Math.max(last, attempt.end!), call.end)
}

/** Time within [from, to] during which at least one of the calls ran, µs. */
export function spentIn(calls: readonly Pick<Call, 'start' | 'end' | 'attempts'>[], from: Us, to: Us): Us {
  const parts = calls
    .map((call) => [Math.max(call.start, from), Math.min(lastByte(call) ?? to, to)] as const)
    .filter(([start, end]) => end > start)
    .sort((a, b) => a[0] - b[0])
  let spent = 0
  let reach = from
  for (const [start, end] of parts) {
    if (end <= reach) continue
    spent += end - Math.max(start, reach)
    reach = end
  }
  return spent
}
