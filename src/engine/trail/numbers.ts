/** Numbers by the million, in typed arrays: a set, and rows of whole numbers that grow. */

const LOAD = 0.75

/** A set of exact numbers of 53 bits that are never 0, as `scan/hash.ts` makes them. */
export class NumberSet {
  size = 0
  #slots = new Float64Array(1024)

  /** @returns was it new? */
  add(value: number): boolean {
    if (this.size >= this.#slots.length * LOAD) this.#grow()
    const at = slotOf(this.#slots, value)
    if (this.#slots[at] === value) return false
    this.#slots[at] = value
    this.size++
    return true
  }

  has(value: number): boolean {
    return this.#slots[slotOf(this.#slots, value)] === value
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2)
    for (const value of this.#slots) if (value !== 0) slots[slotOf(slots, value)] = value
    this.#slots = slots
  }
}

function slotOf(slots: Float64Array, value: number): number {
  const mask = slots.length - 1
  // The upper bits of a hash decide: the lower ones of a 53-bit number are those of its second half.
  let at = Math.floor(value / 0x200000) & mask
  while (slots[at] !== 0 && slots[at] !== value) at = (at + 1) & mask
  return at
}

/** Rows a page. */
const PAGE = 16 * 1024

/** Rows of so many unsigned numbers of 32 bits each. */
export class Rows {
  length = 0
  readonly #width: number
  readonly #pages: Uint32Array[] = []

  constructor(width: number) {
    this.#width = width
  }

  /** @returns its number */
  push(values: readonly number[]): number {
    const at = this.length % PAGE
    if (at === 0) this.#pages.push(new Uint32Array(PAGE * this.#width))
    this.#pages.at(-1)!.set(values, at * this.#width)
    return this.length++
  }

  at(row: number, column: number): number {
    return this.#pages[Math.floor(row / PAGE)]![(row % PAGE) * this.#width + column]!
  }
}
