/** What the traces of each process show to be recorded of it: on that rests what may be claimed by absence. */
import { FLAG } from '../../scan/span-digest.ts'
import type { Numbers, Traces } from './trace.ts'

/** Whoever has one of these shows that it is recorded: calls, their signers, what a tool answered. */
const SHOWN = FLAG.tool | FLAG.inbound | FLAG.outgoing | FLAG.sdk | FLAG.open | FLAG.answered
/** Beside these: a call whose signer is known. */
const SIGNED = 1 << 16

export class Recorded {
  /** By process: what is shown, and the first that showed any of it. */
  readonly #processes = new Map<number, { shown: number; by: number[] }>()

  constructor(traces: Traces, byProcess: ReadonlyMap<number, Numbers>) {
    for (const [process, all] of byProcess) {
      let shown = 0
      const by: number[] = []
      for (const nth of all) {
        const trace = traces.at(nth)
        const shows = (trace.flags & SHOWN) | (trace.keys.length > 0 ? SIGNED : 0)
        if ((shows & ~shown) === 0) continue
        shown |= shows
        by.push(nth)
      }
      this.#processes.set(process, { shown, by })
    }
  }

  /** Equal for processes of which the same is recorded. */
  like(process: number): number {
    return this.#processes.get(process)?.shown ?? 0
  }

  /** Those that show it; by their numbers. */
  by(process: number): readonly number[] {
    return this.#processes.get(process)?.by ?? []
  }
}
