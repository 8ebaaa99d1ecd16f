/** When calls of each process began or ended, to a twentieth of a second: a bit each, so that a long run needs little. */
import type { Us } from '../../model/records.ts'
import { CALLS_STEP as STEP } from '../../model/tolerances.ts'

/** Steps that are kept together: some fifty seconds. */
const CHUNK = 1024

/** What is known of one process: chunks by their number, and the first and the last of them. */
interface Known {
  chunks: Map<number, Uint8Array>
  first: number
  last: number
}

export class Activity {
  readonly #processes = new Map<number, Known>()
  /** What was turned to last: the next call is of the same process and minute as a rule. */
  #process = Number.NaN
  #nth = 0
  #chunk: Uint8Array = new Uint8Array(0)

  add(process: number, at: Us): void {
    const step = Math.floor(at / STEP)
    const nth = Math.floor(step / CHUNK)
    if (process !== this.#process || nth !== this.#nth) this.#turn(process, nth)
    const bit = step - nth * CHUNK
    this.#chunk[bit >> 3]! |= 1 << (bit & 7)
  }

  #turn(process: number, nth: number): void {
    let known = this.#processes.get(process)
    if (!known) {
      known = { chunks: new Map(), first: nth, last: nth }
      this.#processes.set(process, known)
    }
    let chunk = known.chunks.get(nth)
    if (!chunk) {
      chunk = new Uint8Array(CHUNK / 8)
      known.chunks.set(nth, chunk)
      if (nth < known.first) known.first = nth
      if (nth > known.last) known.last = nth
    }
    this.#process = process
    this.#nth = nth
    this.#chunk = chunk
  }

  /** The middle of each step in which something began or ended. Of a window without an end so much is looked at as is known. */
  during(process: number, from: Us, to: Us): Us[] {
    const known = this.#processes.get(process)
    const found: Us[] = []
    if (!known) return found
    const first = Math.max(Math.floor(from / STEP), known.first * CHUNK)
    const last = Math.min(Math.floor(to / STEP), (known.last + 1) * CHUNK - 1)
    for (let step = first; step <= last; ) {
      const nth = Math.floor(step / CHUNK)
      const chunk = known.chunks.get(nth)
      const end = Math.min(last + 1, (nth + 1) * CHUNK)
      for (; chunk && step < end; step++) {
        const bit = step - nth * CHUNK
        if ((chunk[bit >> 3]! & (1 << (bit & 7))) !== 0) found.push(step * STEP + STEP / 2)
      }
      step = end
    }
    return found
  }
}
