/** When calls of each process began or ended, to a twentieth of a second: a bit each, so that a long run needs little. */
import type { Us } from '../../model/records.ts'
import { CALLS_STEP as STEP } from '../../model/tolerances.ts'

/** Steps that are kept together: some fifty seconds. */
const CHUNK = 1024

export class Activity {
  readonly #processes = new Map<number, Map<number, Uint8Array>>()

  add(process: number, at: Us): void {
    const step = Math.floor(at / STEP)
    const nth = Math.floor(step / CHUNK)
    let chunks = this.#processes.get(process)
    if (!chunks) {
      chunks = new Map()
      this.#processes.set(process, chunks)
    }
    let chunk = chunks.get(nth)
    if (!chunk) {
      chunk = new Uint8Array(CHUNK / 8)
      chunks.set(nth, chunk)
    }
    const bit = step - nth * CHUNK
    chunk[bit >> 3]! |= 1 << (bit & 7)
  }

  /** The middle of each step in which something began or ended. */
  during(process: number, from: Us, to: Us): Us[] {
    const chunks = this.#processes.get(process)
    const found: Us[] = []
    if (!chunks || to < from) return found
    const [first, last] = [Math.floor(from / STEP), Math.floor(to / STEP)]
    for (let step = first; step <= last; ) {
      const nth = Math.floor(step / CHUNK)
      const chunk = chunks.get(nth)
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
