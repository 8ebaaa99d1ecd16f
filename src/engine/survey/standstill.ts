/** Who ran while a process neither began nor ended anything: what lived through the same moment may have stood still with it. */
import type { Us } from '../../model/records.ts'
import { FLAG, SLOW } from '../../scan/span-digest.ts'
import { append } from '../kit/multimap.ts'
import type { Member } from './exemplars.ts'
import type { Trace } from './trace.ts'

/**
 * Which of them stood still is told by each one's own calls, so they are not alike. What is told of calls only shortens a gap
 * that is seen between tool calls: nobody is missed.
 */
export function stoodStill(members: readonly Member[]): Set<Trace> {
  const byProcess = new Map<number, Trace[]>()
  for (const { trace } of members) append(byProcess, trace.process, trace)
  const found = new Set<Trace>()
  for (const all of byProcess.values()) {
    const moments = all.flatMap((trace) => [
      { at: trace.began, trace, isEnd: false },
      { at: endOf(trace), trace, isEnd: true },
    ])
    const running = new Set<Trace>()
    let last: Us = Number.NEGATIVE_INFINITY
    for (const { at, trace, isEnd } of moments.sort((a, b) => a.at - b.at)) {
      if (at - last >= SLOW && running.size > 1) for (const one of running) found.add(one)
      last = at
      if (isEnd) running.delete(trace)
      else running.add(trace)
    }
  }
  return found
}

function endOf({ flags, served }: Trace): Us {
  return (flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : served
}
