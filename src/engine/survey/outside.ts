/** Traces outside any request: those of a process are one unit, of which some of each kind are read. */
import { append } from '../kit/multimap.ts'
import type { Traces } from './trace.ts'

/** So many of each kind are judged. */
const JUDGED = 20

/** Traces outside any request that are alike, and those of them that are judged. */
export interface Outside {
  first: readonly number[]
  all: readonly number[]
}

/** @param most so many are judged by themselves */
export function alikeOutside(traces: Traces, outside: readonly number[], most: number): readonly Outside[] {
  if (outside.length <= most) return outside.map((nth) => ({ first: [nth], all: [nth] }))
  const classes = new Map<string, number[]>()
  for (const nth of outside) {
    const { process, likeA, likeB } = traces.at(nth)
    append(classes, `${process} ${likeA} ${likeB}`, nth)
  }
  return [...classes.values()].map((all) => ({ first: all.slice(0, JUDGED), all }))
}

/**
 * All of a process are one unit, which counts calls: the last that is judged stands for those that are not read.
 *
 * @param chosen who is read
 * @param alike gets for how many each stands
 */
export function countOutside(
  { first, all }: Outside,
  traces: Traces,
  chosen: ReadonlySet<number>,
  alike: Map<number, number>,
): void {
  const last = first.at(-1)!
  let others = 0
  for (const nth of all) {
    const { times } = traces.at(nth)
    if (!chosen.has(nth)) others += times
    else if (times > 1) alike.set(nth, times)
  }
  if (others > 0) alike.set(last, traces.at(last).times + others)
}
