/** Tokens of equal claims under several signatures: which were accepted, by each process, and which were turned away. */
import { Room, Rows } from '../kit/pages.ts'
import { Places } from '../kit/places.ts'
import type { Caller, Numbers, Trace, Traces } from './trace.ts'

/** One is not enough where it is the asking one's own; a span may say what its request does not. */
const MOST_SEEN = 4
/** As a process's number. */
const REFUSED = -1

interface Seen {
  token: number
  /** The trace's number. */
  trace: number
}

export class Twins {
  readonly #claims: Places
  /** By the claims' place: their first token. */
  readonly #first: Rows
  /** By the claims' place: there is another. */
  readonly #several = new Set<number>()
  /** By the place of claims that several tokens have, by process. */
  readonly #seen = new Map<number, Map<number, Seen[]>>()

  constructor(room = new Room()) {
    this.#claims = new Places(room)
    this.#first = new Rows(room, 1)
  }

  /** To be told of each trace, by start. */
  note(callers: readonly Caller[]): void {
    for (const { token, claims } of callers) if (claims !== 0 && token !== 0) this.#note(token, claims)
  }

  /**
   * Once it was told of all.
   *
   * @param order their numbers, by start
   */
  settle(traces: Traces, order: Numbers): void {
    if (this.#several.size === 0) return
    for (const nth of order) {
      const trace = traces.at(nth)
      for (const caller of trace.callers) {
        if (caller.token === 0) continue
        const place = this.#claims.find(caller.claims)
        if (this.#several.has(place)) this.#add(caller, place, nth, trace.process)
      }
    }
  }

  #note(token: number, claims: number): void {
    const place = this.#claims.of(claims)
    if (place === this.#first.size) this.#first.set(this.#first.add(), 0, token)
    else if (this.#first.get(place, 0) !== token) this.#several.add(place)
  }

  #add({ token, isRefused }: Caller, place: number, trace: number, process: number): void {
    const seen = this.#seen.get(place) ?? new Map<number, Seen[]>()
    this.#seen.set(place, seen)
    const as = isRefused ? REFUSED : process
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

  /** Their numbers. */
  *of(caller: Caller, { process }: Trace): Generator<number> {
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
