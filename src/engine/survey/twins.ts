/** Tokens of equal claims under several signatures: which were accepted, by each process, and which were turned away. */
import { grown } from '../kit/grown.ts'
import { Places } from '../kit/places.ts'
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
  readonly #claims = new Places()
  /** By the claims' place: their first token. */
  #first = new Float64Array(1024)
  /** By the claims' place: there is another. */
  readonly #several = new Set<number>()
  /** By the place of claims that several tokens have, by process. */
  readonly #seen = new Map<number, Map<number, Seen[]>>()

  constructor(traces: readonly Trace[]) {
    for (const trace of traces)
      for (const { token, claims } of trace.callers) if (claims !== 0 && token !== 0) this.#note(token, claims)
    if (this.#several.size === 0) return
    for (const trace of traces)
      for (const caller of trace.callers) {
        const place = this.#claims.find(caller.claims)
        if (caller.token !== 0 && this.#several.has(place)) this.#add(caller, place, trace)
      }
  }

  #note(token: number, claims: number): void {
    const known = this.#claims.size
    const place = this.#claims.of(claims)
    if (place === this.#first.length) this.#first = grown(this.#first)
    if (place === known) this.#first[place] = token
    else if (this.#first[place] !== token) this.#several.add(place)
  }

  #add({ token, isRefused }: Caller, place: number, trace: Trace): void {
    const seen = this.#seen.get(place) ?? new Map<number, Seen[]>()
    this.#seen.set(place, seen)
    const as = isRefused ? REFUSED : trace.process
    const known = seen.get(as)
    if (!known) seen.set(as, [{ token, trace }])
    else if (known.length < MOST_SEEN && known.every((one) => one.token !== token)) known.push({ token, trace })
  }

  /** Was another token with its claims accepted as well? That a tampered copy was turned away is the rule. */
  has({ callers, process }: Trace): boolean {
    return (
      this.#several.size > 0 && callers.some((caller) => !caller.isRefused && this.#others(caller, process).length > 0)
    )
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
    if (this.#several.size === 0) return NONE
    const seen = this.#seen.get(this.#claims.find(claims))?.get(as)
    return seen?.some((one) => one.token !== token) ? seen.filter((one) => one.token !== token) : NONE
  }
}

const NONE: readonly Seen[] = []
