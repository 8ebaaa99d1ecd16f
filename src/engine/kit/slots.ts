/**
 * Which row of a table has which key, by the key's hash. The rows may be on the disk: eight bits of the hash stand beside each
 * slot, so that of those that meet in one hardly any is looked up in vain.
 */
const LEAST = 4096

export class Slots {
  /** Rows plus 1. */
  #rows = new Int32Array(LEAST)
  #tags = new Uint8Array(LEAST)
  #size = 0
  readonly #hashOf: (row: number) => number

  /** @param hashOf of the key of a row that is there */
  constructor(hashOf: (row: number) => number) {
    this.#hashOf = hashOf
  }

  /**
   * @param isIt whether a row has the key that is looked for
   * @returns the row, -1 for none
   */
  find(hash: number, isIt: (row: number) => boolean): number {
    const mask = this.#rows.length - 1
    const tag = hash >>> 24
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = this.#rows[slot]! - 1
      if (row < 0 || (this.#tags[slot] === tag && isIt(row))) return row
    }
  }

  /** Puts in the next row: they come by their numbers, from 0 on, and none of them has a key that was there. */
  add(hash: number): void {
    if ((this.#size + 1) * 4 > this.#rows.length * 3) this.#grow()
    this.#put(hash, this.#size++)
  }

  /** Nobody is looked for any more. */
  drop(): void {
    this.#rows = new Int32Array(1)
    this.#tags = new Uint8Array(1)
  }

  #put(hash: number, row: number): void {
    const mask = this.#rows.length - 1
    let slot = hash & mask
    while (this.#rows[slot] !== 0) slot = (slot + 1) & mask
    this.#rows[slot] = row + 1
    this.#tags[slot] = hash >>> 24
  }

  #grow(): void {
    this.#rows = new Int32Array(this.#rows.length * 2)
    this.#tags = new Uint8Array(this.#rows.length)
    for (let row = 0; row < this.#size; row++) this.#put(this.#hashOf(row), row)
  }
}
