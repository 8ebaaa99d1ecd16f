/**
 * Calls of one thing by what tells them apart: those that asked for one object, or were signed with one key, are found without
 * a look at the others between them.
 */

/** Calls that share a slot, as a rule. */
const SHARING = 2

export class PassIndex {
  /** By slot: where its calls begin; one more, where the last ones end. */
  readonly #begins: Int32Array
  /** Their places, slot by slot, and of one slot in order. */
  readonly #places: Int32Array
  readonly #mask: number

  /** @param hashes by place: what tells a call apart */
  constructor(hashes: Int32Array) {
    let slots = 1
    while (slots * SHARING < hashes.length) slots *= 2
    this.#mask = slots - 1
    this.#begins = beginsOf(hashes, slots)
    this.#places = placesOf(hashes, this.#mask, this.#begins.slice())
  }

  /** The places of those with a hash, and of some others, in order. */
  of(hash: number): Int32Array {
    const slot = hash & this.#mask
    return this.#places.subarray(this.#begins[slot]!, this.#begins[slot + 1]!)
  }
}

function beginsOf(hashes: Int32Array, slots: number): Int32Array {
  const begins = new Int32Array(slots + 1)
  for (const hash of hashes) begins[(hash & (slots - 1)) + 1]!++
  for (let slot = 0; slot < slots; slot++) begins[slot + 1]! += begins[slot]!
  return begins
}

/** @param free by slot: where the next one goes */
function placesOf(hashes: Int32Array, mask: number, free: Int32Array): Int32Array {
  const places = new Int32Array(hashes.length)
  for (let place = 0; place < hashes.length; place++) places[free[hashes[place]! & mask]!++] = place
  return places
}
