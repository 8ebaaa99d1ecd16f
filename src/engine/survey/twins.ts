/** Tokens of equal claims under several signatures: which were accepted, by each process, and which were turned away. */
import type { Caller, Trace } from './trace.ts'

/** One is not enough where it is the asking one's own; a span may say what its request does not. */
const MOST_SEEN = 4
/** As a process's number. */
const REFUSED = -1

interface Seen {
  token: number
  trace: Trace
}

export class Twins {
  /** By claims, by process. */
  readonly #byClaims = new Map<number, Map<number, Seen[]>>()

  constructor(traces: readonly Trace[]) {
    for (const trace of traces)
      for (const { token, claims, isRefused } of trace.callers) {
        if (claims === 0 || token === 0) continue
        let seen = this.#byClaims.get(claims)
        if (!seen) {
          seen = new Map()
          this.#byClaims.set(claims, seen)
        }
        const as = isRefused ? REFUSED : trace.process
        const known = seen.get(as)
        if (!known) seen.set(as, [{ token, trace }])
        else if (known.length < MOST_SEEN && known.every((one) => one.token !== token)) known.push({ token, trace })
      }
  }

  /** Was another token with its claims accepted as well? That a tampered copy was turned away is the rule. */
  has({ callers, process }: Trace): boolean {
    return callers.some((caller) => !caller.isRefused && this.#others(caller, process).length > 0)
  }

  *of(caller: Caller, { process }: Trace): Generator<Trace> {
    for (const as of [REFUSED, process]) for (const { trace } of this.#others(caller, as)) yield trace
  }

  describe(caller: Caller, { process }: Trace): number {
    return (
      (caller.isRefused ? 1 : 0) +
      (this.#others(caller, REFUSED).length > 0 ? 2 : 0) +
      (this.#others(caller, process).length > 0 ? 4 : 0)
    )
  }

  #others({ claims, token }: Caller, as: number): readonly Seen[] {
    const seen = this.#byClaims.get(claims)?.get(as)
    return seen?.some((one) => one.token !== token) ? seen.filter((one) => one.token !== token) : NONE
  }
}

const NONE: readonly Seen[] = []
