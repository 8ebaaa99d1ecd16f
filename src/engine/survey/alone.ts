/** Whom nobody can be told alike to for certain: they are judged by themselves, up to so many. */
import { FLAG } from '../../scan/span-digest.ts'
import { contested } from './members.ts'
import { stoodStill } from './standstill.ts'
import type { Caller, Numbers, Trace, Traces } from './trace.ts'

/** So many are judged one by one for a call beside them that may be theirs, or more while they have few spans. */
export const MOST_ALONE = 2000
const FEW_SPANS = 4000

/** Of a trace: it is alone; it was looked at by itself. */
const IS = { alone: 1, seen: 2 } as const

export class Alone {
  readonly #traces: Traces
  readonly #marks: Uint8Array
  readonly #isUnlike: (trace: Trace) => boolean

  /** @param isUnlike what is known of it makes it unlike all others */
  constructor(traces: Traces, isUnlike: (trace: Trace) => boolean) {
    this.#traces = traces
    this.#marks = new Uint8Array(traces.size)
    this.#isUnlike = isUnlike
  }

  /** Those told by who ran beside them. */
  addByTime(byProcess: ReadonlyMap<number, Numbers>, heads: Numbers): void {
    const add = (nth: number): void => {
      this.#marks[nth]! |= IS.alone
    }
    for (const all of byProcess.values()) contested(this.#traces, all, add)
    for (const all of runsOf(this.#traces, heads)) stoodStill(this.#traces, all, add)
  }

  /** Looks at one that is at hand; all others are looked at in the end. */
  look(trace: Trace): void {
    this.#marks[trace.nth]! |= isOwn(trace) || this.#isUnlike(trace) ? IS.alone | IS.seen : IS.seen
  }

  /**
   * @param order their numbers, by start
   * @returns how many more there are than are judged by themselves: these are no longer alone
   */
  settle(order: Numbers): number {
    let [count, spans, more] = [0, 0, 0]
    for (const nth of order) {
      if ((this.#marks[nth]! & IS.seen) === 0) this.look(this.#traces.at(nth))
      if (!this.has(nth)) continue
      const { ended, opened } = this.#traces.at(nth)
      spans += ended + opened
      if (++count <= MOST_ALONE || spans <= FEW_SPANS) continue
      this.#marks[nth] = IS.seen
      more++
    }
    return more
  }

  has(nth: number): boolean {
    return (this.#marks[nth]! & IS.alone) !== 0
  }
}

/** The same of those that stand together by process already. */
function* runsOf(traces: Traces, heads: Numbers): Generator<Numbers> {
  let from = 0
  let process: number | undefined
  for (const [place, nth] of heads.entries()) {
    const own = traces.at(nth).process
    if (own !== process && place > from) {
      yield heads.subarray(from, place)
      from = place
    }
    process = own
  }
  if (heads.length > from) yield heads.subarray(from)
}

/**
 * It served several callers, and which call was whose is told by each call; or a connection broke, or there was none free, and
 * why is told by what came before on it, or who held them.
 */
function isOwn({ callers, flags }: Trace): boolean {
  if ((flags & (FLAG.unanswered | FLAG.queued)) !== 0) return true
  if (callers.length < 2) return false
  const several = (of: (caller: Caller) => number) => new Set(callers.map(of).filter((value) => value !== 0)).size > 1
  return several(({ token }) => token) || several(({ claims }) => claims) || several(({ role }) => role)
}
