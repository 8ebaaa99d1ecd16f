/** Which number (a hash of 53 bits) has which place: a `Map` of a million takes ten times the room. */
import { mixed } from '../../scan/hash.ts'
import { Room, Rows } from './pages.ts'
import { Slots } from './slots.ts'

export class Places {
  readonly #values: Rows
  readonly #slots = new Slots((place) => hashOf(this.#values.get(place, 0)))

  constructor(room = new Room()) {
    this.#values = new Rows(room, 1)
  }

  get size(): number {
    return this.#values.size
  }

  /** @returns the place of a value, from 0 on; a new one, `size` until now, where it has none yet */
  of(value: number): number {
    const known = this.find(value)
    if (known >= 0) return known
    const place = this.#values.add()
    this.#values.set(place, 0, value)
    this.#slots.add(hashOf(value))
    return place
  }

  /** @returns -1 for none */
  find(value: number): number {
    return this.#slots.find(hashOf(value), (place) => this.#values.get(place, 0) === value)
  }
}

function hashOf(value: number): number {
  return mixed(value ^ (value / 0x1_0000_0000))
}
