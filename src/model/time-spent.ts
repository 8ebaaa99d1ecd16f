/** Sums of calls' times: overlapping calls count once. */
import type { Call } from './call.ts'
import type { Us } from './records.ts'

/** Time within [from, to] during which at least one of the calls ran, µs. */
export function spentIn(calls: readonly Pick<Call, 'start' | 'end'>[], from: Us, to: Us): Us {
  const parts = calls
    .map((call) => [Math.max(call.start, from), Math.min(call.end ?? to, to)] as const)
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
