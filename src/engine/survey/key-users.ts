/** For the tokens of which roles each key signed. */
import { grown } from '../kit/grown.ts'
import type { SigningKey, Trace } from './trace.ts'

const MOST_ROLES = 8

/** Traces by the role that their tokens name; of the others it is not certain that it was this key that signed for them. */
interface Users {
  certain: Map<number, Trace>
  others: Map<number, Trace>
}

export class KeyUsers {
  readonly #traces: readonly Trace[]
  /** By a key's place: the role of the first, 0 for none, and the place of its trace; below 0 where it is not certain. */
  #role = new Float64Array(1024)
  #user = new Int32Array(1024)
  /** By a key's place: all of them, where there are several, which is rare. */
  readonly #several = new Map<number, Users>()

  constructor(traces: readonly Trace[]) {
    this.#traces = traces
  }

  /**
   * @param nth the place of a trace
   * @param signing its keys
   * @param placeOf a key's place
   */
  add(nth: number, signing: readonly SigningKey[], placeOf: (key: number) => number): void {
    const trace = this.#traces[nth]!
    const { callers } = trace
    const roles = callers.flatMap(({ role }, at) =>
      role === 0 || callers.findIndex((other) => other.role === role) < at ? [] : role,
    )
    if (roles.length === 0) return
    for (const { key, isOfRequests } of signing) {
      const place = placeOf(key)
      while (place >= this.#role.length) {
        this.#role = grown(this.#role)
        this.#user = grown(this.#user)
      }
      const isCertain = roles.length === 1 && !isOfRequests && !trace.isLoose
      for (const role of roles) this.#note(place, role, nth, isCertain)
    }
  }

  #note(place: number, role: number, nth: number, isCertain: boolean): void {
    const user = isCertain ? nth : -1 - nth
    if (this.#role[place] === 0) {
      this.#role[place] = role
      this.#user[place] = user
      return
    }
    let users = this.#several.get(place)
    if (!users) {
      if (this.#role[place] === role && this.#user[place]! >= 0 === isCertain) return
      users = { certain: new Map(), others: new Map() }
      this.#several.set(place, users)
      const first = this.#user[place]!
      if (first >= 0) users.certain.set(this.#role[place]!, this.#traces[first]!)
      else users.others.set(this.#role[place]!, this.#traces[-1 - first]!)
    }
    const known = isCertain ? users.certain : users.others
    if (!known.has(role) && known.size < MOST_ROLES) known.set(role, this.#traces[nth]!)
  }

  /** One trace of each role, where there are several. */
  *of(place: number): Generator<Trace> {
    const users = this.#several.get(place)
    if (!users) return
    yield* users.certain.values()
    yield* users.others.values()
  }

  /** Whether it signed for several is told by which of the calls it signed. */
  areUncertain(place: number): boolean {
    const { certain, others } = this.#several.get(place) ?? NONE
    return certain.size < 2 && others.size > 0 && new Set([...certain.keys(), ...others.keys()]).size > 1
  }

  /** It certainly signed for several. */
  areSeveral(place: number): boolean {
    return (this.#several.get(place)?.certain.size ?? 0) > 1
  }
}

const NONE: Users = { certain: new Map(), others: new Map() }
