/** Who ran while a process neither began nor ended anything: what lived through the same moment may have stood still with it. */
import type { Us } from '../../model/records.ts'
import { FLAG, SLOW } from '../../scan/span-digest.ts'
import { sortNearly, upTo } from '../kit/sort-nearly.ts'
import type { Numbers, Traces } from './trace.ts'

/**
 * Which of them stood still is told by each one's own calls, so they are not alike. What is told of calls only shortens a gap
 * that is seen between tool calls: nobody is missed.
 *
 * @param all of one process
 * @param found called for each, may be more than once
 */
export function stoodStill(traces: Traces, all: Numbers, found: (nth: number) => void): void {
  // Twice the place where it began, and one more where it ended.
  const at = new Float64Array(all.length * 2)
  for (let place = 0; place < all.length; place++) {
    const { began, served, flags } = traces.at(all[place]!)
    at[2 * place] = began
    at[2 * place + 1] = (flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : served
  }
  const moments = upTo(at.length)
  sortNearly(moments, (a, b) => {
    const [one, other] = [at[a]!, at[b]!]
    return one < other ? -1 : one > other ? 1 : 0
  })
  const running = new Set<number>()
  let last: Us = Number.NEGATIVE_INFINITY
  for (const moment of moments) {
    if (at[moment]! - last >= SLOW && running.size > 1) for (const place of running) found(all[place]!)
    last = at[moment]!
    if (moment % 2 === 1) running.delete(moment >> 1)
    else running.add(moment >> 1)
  }
}
