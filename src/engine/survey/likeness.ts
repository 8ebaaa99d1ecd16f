/** What many numbers come to, as one: of equal numbers it is equal, of others it is not, but for one case in 2^53. */
import { joined, mixed } from '../../scan/hash.ts'

export class Likeness {
  #a = 0
  #b = 0

  /** In this order. */
  add(value: number): this {
    const low = value | 0
    const high = Math.trunc(value / 0x1_0000_0000) | 0
    this.#a = (mixed(this.#a ^ low) + Math.imul(high, 0x9e3779b1)) | 0
    this.#b = (mixed((this.#b + low) | 0) ^ Math.imul(high, 0x85ebca77)) | 0
    return this
  }

  /**
   * In any order.
   *
   * @param say adds what is known of one
   */
  addAll<T>(list: readonly T[], say: (own: Likeness, one: T) => void): this {
    if (list.length === 0) return this.add(0)
    let [a, b] = [0, 0]
    const own = new Likeness()
    for (const one of list) {
      own.#a = own.#b = 0
      say(own, one)
      a = (a + mixed(own.#a ^ 0x2545f491)) | 0
      b = (b + mixed(own.#b ^ 0x2545f491)) | 0
    }
    return this.add(list.length).add(a).add(b)
  }

  sum(): number {
    return joined(this.#a, this.#b)
  }
}
