/** Who ran in a process before, beside and after a trace. */
import { HALF_INSTRUMENTED } from '../../model/tolerances.ts'
import { FLAG } from '../../scan/span-digest.ts'
import type { Member } from './exemplars.ts'
import { firstFrom, type Trace } from './trace.ts'

/** So many that ran beside a slow one are asked. */
const MOST_BESIDE = 32
/** And so many that ran just before. */
const MOST_BEFORE = 8
/** Those that began long before are looked for among so many. */
const LOOKED_BACK = 1000

/** It waited for something, or lost its connection: who ran beside it may say for what. */
export const WAITED = FLAG.open | FLAG.slow | FLAG.delayed | FLAG.unanswered

export class Neighbours {
  /** By their start. */
  readonly #byProcess: ReadonlyMap<number, readonly Trace[]>
  /** Those of an SDK's calls. */
  readonly #bySdk = new Map<number, readonly Trace[]>()
  /** By process, by tools: the first that called anybody. */
  readonly #calling = new Map<number, Map<number, Trace>>()

  /** @param called what lies beside the spans knows a call of it */
  constructor(
    byProcess: ReadonlyMap<number, readonly Trace[]>,
    members: readonly Member[],
    called: (trace: Trace) => boolean,
  ) {
    this.#byProcess = byProcess
    for (const [process, all] of byProcess) {
      this.#bySdk.set(
        process,
        all.filter(({ flags }) => (flags & FLAG.sdk) !== 0),
      )
    }
    for (const { trace, strays } of members) {
      if (![trace, ...strays].some((one) => (one.flags & FLAG.outgoing) !== 0 || called(one))) continue
      const calling = this.#calling.get(trace.process) ?? new Map<number, Trace>()
      this.#calling.set(trace.process, calling)
      const first = calling.get(trace.tools)
      if (!first || trace.began < first.began) calling.set(trace.tools, trace)
    }
  }

  /** What rules ask of the time around it, where it makes a difference. */
  describe(trace: Trace): readonly number[] {
    if ((trace.flags & FLAG.outgoing) === 0) {
      const first = this.#firstCalling(trace)
      return [first === undefined ? 1 : first.began < trace.began ? 2 : 3]
    }
    return [(trace.flags & FLAG.sdk) !== 0 ? 4 : this.#ofSdk(trace) ? 5 : 6]
  }

  /** Those that say what it waited for, what its requests were, or whose answer it may have kept. */
  *of(trace: Trace): Generator<Trace | undefined> {
    if ((trace.flags & WAITED) !== 0) yield* this.#beside(trace)
    yield (trace.flags & FLAG.outgoing) !== 0 ? this.#ofSdk(trace) : this.#firstCalling(trace)
  }

  #firstCalling({ process, tools }: Trace): Trace | undefined {
    return this.#calling.get(process)?.get(tools)
  }

  *#beside(trace: Trace): Generator<Trace> {
    const all = this.#byProcess.get(trace.process)!
    const reach = (trace.flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : trace.end
    const own = firstFrom(all, trace.start)
    yield* all.slice(Math.max(0, own - MOST_BEFORE), own)
    let beside = 0
    for (let i = own; i < all.length && all[i]!.start <= reach && beside < MOST_BESIDE; i++, beside++) yield all[i]!
    for (let i = own - 1; i >= 0 && own - i < LOOKED_BACK && beside < 2 * MOST_BESIDE; i--)
      if (all[i]!.end >= trace.start) {
        beside++
        yield all[i]!
      }
  }

  /** Of a request that no SDK's span is around: one around which there is, so close that the SDK is instrumented. */
  #ofSdk(trace: Trace): Trace | undefined {
    if ((trace.flags & FLAG.sdk) !== 0) return undefined
    const all = this.#bySdk.get(trace.process)!
    const last = firstFrom(all, trace.end + HALF_INSTRUMENTED + 1) - 1
    for (let i = last; i >= 0 && last - i < LOOKED_BACK; i--)
      if (all[i]!.end >= trace.start - HALF_INSTRUMENTED) return all[i]
    return undefined
  }

  /** First and last of each process, by which rules know how long it lived. */
  *extremes(): Generator<Trace> {
    for (const all of this.#byProcess.values()) {
      let [last, began, served] = [all[0]!, all[0]!, all[0]!]
      for (const trace of all) {
        if (trace.end > last.end) last = trace
        if (trace.served > served.served) served = trace
        if (trace.began !== 0 && (began.began === 0 || trace.began < began.began)) began = trace
      }
      yield* [all[0]!, all.at(-1)!, last, began, served]
    }
  }
}
