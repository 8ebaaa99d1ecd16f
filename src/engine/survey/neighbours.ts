/** Who ran in a process before, beside and after a trace. */
import type { Us } from '../../model/records.ts'
import { HALF_INSTRUMENTED } from '../../model/tolerances.ts'
import { FLAG } from '../../scan/span-digest.ts'
import type { Likeness } from './likeness.ts'
import type { Members } from './members.ts'
import { firstFrom, type Numbers, type Trace, type Traces } from './trace.ts'

/** So many that ran beside a slow one are asked. */
const MOST_BESIDE = 32
/** And so many that ran just before, where these may say what it found: what used its connection, what kept the loop. */
const MOST_BEFORE = 8
const FOUND = FLAG.delayed | FLAG.unanswered
/** Those that began long before are looked for among so many. */
const LOOKED_BACK = 1000

/** It waited for something, or lost its connection: who ran beside it may say for what. */
export const WAITED = FLAG.open | FLAG.slow | FLAG.delayed | FLAG.unanswered

export class Neighbours {
  readonly #traces: Traces
  /** By their start. */
  readonly #byProcess: ReadonlyMap<number, Numbers>
  /** Those of an SDK's calls, of the processes that were asked for. */
  readonly #bySdk = new Map<number, Numbers>()
  /** By process, by tools: the first that called anybody. */
  readonly #calling = new Map<number, Map<number, { nth: number; began: Us }>>()

  /** @param called what lies beside the spans knows a call of it */
  constructor(
    traces: Traces,
    byProcess: ReadonlyMap<number, Numbers>,
    { heads, strays }: Members,
    called: (trace: Trace) => boolean,
  ) {
    this.#traces = traces
    this.#byProcess = byProcess
    const calls = (nth: number): boolean => {
      const trace = traces.at(nth)
      return (trace.flags & FLAG.outgoing) !== 0 || called(trace)
    }
    for (const nth of heads) {
      if (!calls(nth) && !strays.get(nth)?.some(calls)) continue
      const { process, tools, began } = traces.at(nth)
      const calling = this.#calling.get(process) ?? new Map<number, { nth: number; began: Us }>()
      this.#calling.set(process, calling)
      const first = calling.get(tools)
      if (!first || began < first.began) calling.set(tools, { nth, began })
    }
  }

  /** What rules ask of the time around it, where it makes a difference. */
  describe(like: Likeness, trace: Trace): void {
    const { flags } = trace
    if ((flags & FLAG.sdk) !== 0 && (flags & FLAG.outgoing) !== 0) like.add(4)
    else if ((flags & FLAG.outgoing) !== 0) like.add(this.#ofSdk(trace) === undefined ? 6 : 5)
    else {
      const first = this.#firstCalling(trace)
      like.add(first === undefined ? 1 : first.began < trace.began ? 2 : 3)
    }
  }

  /** Those that say what it waited for, what its requests were, or whose answer it may have kept; by their numbers. */
  *of(trace: Trace): Generator<number | undefined> {
    if ((trace.flags & WAITED) !== 0) yield* this.#beside(trace)
    yield (trace.flags & FLAG.outgoing) !== 0 ? this.#ofSdk(trace) : this.#firstCalling(trace)?.nth
  }

  #firstCalling({ process, tools }: Trace): { nth: number; began: Us } | undefined {
    return this.#calling.get(process)?.get(tools)
  }

  *#beside(trace: Trace): Generator<number> {
    const all = this.#byProcess.get(trace.process)!
    const { start, end, flags } = trace
    const reach = (flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : end
    const own = firstFrom(this.#traces, all, start)
    if ((flags & FOUND) !== 0) yield* all.subarray(Math.max(0, own - MOST_BEFORE), own)
    let beside = 0
    for (let i = own; i < all.length && this.#traces.at(all[i]!).start <= reach && beside < MOST_BESIDE; i++, beside++)
      yield all[i]!
    for (let i = own - 1; i >= 0 && own - i < LOOKED_BACK && beside < 2 * MOST_BESIDE; i--) {
      const before = this.#traces.at(all[i]!)
      // What was never seen to end may still hold what this one waits for.
      if (before.end < start && (before.flags & FLAG.open) === 0) continue
      beside++
      yield all[i]!
    }
  }

  /** Of a request that no SDK's span is around: one around which there is, so close that the SDK is instrumented. */
  #ofSdk({ flags, process, start, end }: Trace): number | undefined {
    if ((flags & FLAG.sdk) !== 0) return undefined
    let all = this.#bySdk.get(process)
    if (!all) {
      all = this.#byProcess.get(process)!.filter((nth) => (this.#traces.at(nth).flags & FLAG.sdk) !== 0)
      this.#bySdk.set(process, all)
    }
    const last = firstFrom(this.#traces, all, end + HALF_INSTRUMENTED + 1) - 1
    for (let i = last; i >= 0 && last - i < LOOKED_BACK; i--)
      if (this.#traces.at(all[i]!).end >= start - HALF_INSTRUMENTED) return all[i]
    return undefined
  }

  /** First and last of the whole run, by which the report tells from when to when it was; by their numbers. */
  extremes(): readonly number[] {
    let ofRun: Extremes | undefined
    for (const all of this.#byProcess.values())
      ofRun = this.#extremesOf(ofRun ? Int32Array.from([...ofRun, ...this.#extremesOf(all)]) : all)
    return ofRun ?? []
  }

  #extremesOf(all: Numbers): Extremes {
    let first = all[0]!
    let [last, longest, began, served] = [first, first, first, first]
    const at = (nth: number) => this.#traces.at(nth)
    let { start: firstStart, start: lastStart, end: lastEnd, began: firstBegan, served: lastServed } = at(first)
    for (const nth of all) {
      const trace = at(nth)
      if (trace.start < firstStart) [first, firstStart] = [nth, trace.start]
      if (trace.start >= lastStart) [last, lastStart] = [nth, trace.start]
      if (trace.end > lastEnd) [longest, lastEnd] = [nth, trace.end]
      if (trace.served > lastServed) [served, lastServed] = [nth, trace.served]
      if (trace.began !== 0 && (firstBegan === 0 || trace.began < firstBegan)) [began, firstBegan] = [nth, trace.began]
    }
    return [first, last, longest, began, served]
  }
}

/** The first to start, the last, the last to end; of tool calls and requests the first to begin, and the last to be served. */
type Extremes = [number, number, number, number, number]
