/** Which number (a hash of 53 bits) has which place, in typed arrays: a `Map` of a million takes five times the room. */
import { mixed } from '../../scan/hash.ts'
import { grown } from './grown.ts'

export class Places {
  #values = new Float64Array(1024)
  /** By hash, places plus 1. */
  #slots = new Int32Array(4096)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** @returns the place of a value, from 0 on; a new one, `size` until now, where it has none yet */
  of(value: number): number {
    const slot = this.#slotOf(value)
    const known = this.#slots[slot]!
    if (known !== 0) return known - 1
    const place = this.#size++
    if (place === this.#values.length) this.#values = grown(this.#values)
    this.#values[place] = value
    this.#slots[slot] = place + 1
    if (this.#size * 2 > this.#slots.length) this.#rehash()
    return place
  }

  /** @returns -1 for none */
  find(value: number): number {
    return this.#slots[this.#slotOf(value)]! - 1
  }

  #slotOf(value: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = mixed(value ^ (value / 0x1_0000_0000)) & mask
    while (slots[slot] !== 0 && this.#values[slots[slot]! - 1] !== value) slot = (slot + 1) & mask
    return slot
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let place = 0; place < this.#size; place++) this.#slots[this.#slotOf(this.#values[place]!)] = place + 1
  }
}
