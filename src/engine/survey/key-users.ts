/** For the tokens of which roles each key signed. */
import { type Room, Rows } from '../kit/pages.ts'
import type { SigningKey, Trace } from './trace.ts'

const MOST_ROLES = 8

/** By a key's place: the role of the first that used it, 0 for none; its trace, and below 0 where it is not certain. */
const USER = { role: 0, trace: 1 } as const

/** Numbers of traces by the role that their tokens name; of the others it is not certain that it was this key that signed for them. */
interface Users {
  certain: Map<number, number>
  others: Map<number, number>
}

export class KeyUsers {
  /** See `USER`. */
  readonly #first: Rows
  /** By a key's place: all of them, where there are several, which is rare. */
  readonly #several = new Map<number, Users>()

  constructor(room: Room) {
    this.#first = new Rows(room, 2)
  }

  /**
   * @param signing the trace's keys
   * @param placeOf a key's place
   */
  add({ nth, callers, isLoose }: Trace, signing: readonly SigningKey[], placeOf: (key: number) => number): void {
    const first = callers.find(({ role }) => role !== 0)?.role
    if (first === undefined) return
    const isForOne = callers.every(({ role }) => role === 0 || role === first)
    for (const { key, isOfRequests } of signing) {
      const place = placeOf(key)
      while (place >= this.#first.size) this.#first.add()
      const isCertain = isForOne && !isOfRequests && !isLoose
      for (const { role } of callers) if (role !== 0) this.#note(place, role, nth, isCertain)
    }
  }

  #note(place: number, role: number, nth: number, isCertain: boolean): void {
    const known = this.#first.get(place, USER.role)
    if (known === 0) {
      this.#first.set(place, USER.role, role)
      this.#first.set(place, USER.trace, isCertain ? nth : -1 - nth)
      return
    }
    let users = this.#several.get(place)
    if (!users) {
      const first = this.#first.get(place, USER.trace)
      if (known === role && first >= 0 === isCertain) return
      users = { certain: new Map(), others: new Map() }
      this.#several.set(place, users)
      if (first >= 0) users.certain.set(known, first)
      else users.others.set(known, -1 - first)
    }
    const same = isCertain ? users.certain : users.others
    if (!same.has(role) && same.size < MOST_ROLES) same.set(role, nth)
  }

  /** One trace of each role, where there are several; by their numbers. */
  *of(place: number): Generator<number> {
    const users = this.#several.get(place)
    if (!users) return
    yield* users.certain.values()
    yield* users.others.values()
  }

  /** There is a key that signed for several, or may have. */
  get anySeveral(): boolean {
    return this.#several.size > 0
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
