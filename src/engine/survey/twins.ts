/** Tokens of equal claims under several signatures: which were accepted, by each process, and which were turned away. */
import { Lists } from '../kit/lists.ts'
import { Room, Rows } from '../kit/pages.ts'
import { Places } from '../kit/places.ts'
import { Likeness } from './likeness.ts'
import type { Caller, Numbers, Trace, Traces } from './trace.ts'

/** One is not enough where it is the asking one's own; a span may say what its request does not. */
const MOST_SEEN = 4
/** As a process's number. */
const REFUSED = -1

/** By the claims' place: their first token, and 1 where there is another. */
const CLAIMS = { token: 0, isSeveral: 1 } as const
/** Of a token that was seen: itself, and its trace's number. */
const SEEN = { token: 0, trace: 1 } as const

/** Of a run every tool call may have claims of its own: they are kept as numbers. */
export class Twins {
  readonly #claims: Places
  /** See `CLAIMS`. */
  readonly #known: Rows
  #anySeveral = false
  /** Who saw tokens of claims that several have: the claims and a process, as one number. */
  readonly #who: Places
  /** By the place of these: where the list of what they saw begins. */
  readonly #heads: Rows
  /** See `SEEN`. */
  readonly #seen: Lists

  constructor(room = new Room()) {
    this.#claims = new Places(room)
    this.#known = new Rows(room, 2)
    this.#who = new Places(room)
    this.#heads = new Rows(room, 1)
    this.#seen = new Lists(room, 2)
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
    if (!this.#anySeveral) return
    for (const nth of order) {
      const trace = traces.at(nth)
      for (const caller of trace.callers)
        if (caller.token !== 0 && this.#areSeveral(caller.claims)) this.#add(caller, nth, trace.process)
    }
  }

  #note(token: number, claims: number): void {
    const place = this.#claims.of(claims)
    if (place === this.#known.size) this.#known.set(this.#known.add(), CLAIMS.token, token)
    else if (this.#known.get(place, CLAIMS.token) !== token) {
      this.#known.set(place, CLAIMS.isSeveral, 1)
      this.#anySeveral = true
    }
  }

  #areSeveral(claims: number): boolean {
    if (!this.#anySeveral) return false
    const place = this.#claims.find(claims)
    return place >= 0 && this.#known.get(place, CLAIMS.isSeveral) === 1
  }

  #add({ claims, token, isRefused }: Caller, trace: number, process: number): void {
    const place = this.#who.of(together(claims, isRefused ? REFUSED : process))
    if (place === this.#heads.size) this.#heads.add()
    const head = this.#heads.get(place, 0)
    let [last, count] = [0, 0]
    for (let entry = head; entry !== 0; entry = this.#seen.next(entry), count++) {
      if (this.#seen.get(entry, SEEN.token) === token) return
      last = entry
    }
    if (count === MOST_SEEN) return
    const added = this.#seen.add(last, token, trace)
    if (head === 0) this.#heads.set(place, 0, added)
  }

  /** Was another token with its claims accepted as well? That a tampered copy was turned away is the rule. */
  has({ callers, process }: Trace): boolean {
    return (
      this.#anySeveral &&
      callers.some(
        (caller) => !caller.isRefused && this.#areSeveral(caller.claims) && this.#another(caller, process) !== 0,
      )
    )
  }

  /** Their numbers. */
  *of(caller: Caller, { process }: Trace): Generator<number> {
    if (!this.#areSeveral(caller.claims)) return
    for (const as of [REFUSED, process])
      for (let entry = this.#another(caller, as); entry !== 0; entry = this.#next(entry, caller.token))
        yield this.#seen.get(entry, SEEN.trace)
  }

  describe(caller: Caller, { process }: Trace): number {
    const isSeveral = this.#areSeveral(caller.claims)
    return (
      (caller.isRefused ? 1 : 0) +
      (isSeveral && this.#another(caller, REFUSED) !== 0 ? 2 : 0) +
      (isSeveral && this.#another(caller, process) !== 0 ? 4 : 0)
    )
  }

  /** The first entry of another token than the caller's with its claims, as somebody saw it; 0 for none. */
  #another({ claims, token }: Caller, as: number): number {
    const place = this.#who.find(together(claims, as))
    const head = place < 0 ? 0 : this.#heads.get(place, 0)
    return head !== 0 && this.#seen.get(head, SEEN.token) === token ? this.#next(head, token) : head
  }

  /** The next entry of another token. */
  #next(entry: number, token: number): number {
    let next = this.#seen.next(entry)
    while (next !== 0 && this.#seen.get(next, SEEN.token) === token) next = this.#seen.next(next)
    return next
  }
}

function together(claims: number, as: number): number {
  return new Likeness().add(claims).add(as).sum()
}
