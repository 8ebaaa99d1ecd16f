/** What the traces of each process show to be recorded of it: on that rests what may be claimed by absence. */
import { FLAG } from '../../scan/span-digest.ts'
import type { Trace } from './trace.ts'

/** Whoever has one of these shows that it is recorded: calls, their signers, what a tool answered. */
const SHOWN = FLAG.tool | FLAG.inbound | FLAG.outgoing | FLAG.sdk | FLAG.open | FLAG.answered
/** Beside these: a call whose signer is known. */
const SIGNED = 1 << 16

export class Recorded {
  /** By process: what is shown, and the first that showed any of it. */
  readonly #processes = new Map<number, { shown: number; by: number[] }>()

  /** To be told of each trace, by start. */
  note({ nth, process, flags, keys }: Trace): void {
    let known = this.#processes.get(process)
    if (!known) {
      known = { shown: 0, by: [] }
      this.#processes.set(process, known)
    }
    const shows = (flags & SHOWN) | (keys.length > 0 ? SIGNED : 0)
    if ((shows & ~known.shown) === 0) return
    known.shown |= shows
    known.by.push(nth)
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
