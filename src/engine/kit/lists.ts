/** Many short lists of numbers in one array: objects of their own would take ten times the room. */
import { grown } from './grown.ts'

const NONE = 0

export class Lists {
  readonly #width: number
  #values: Float64Array
  #next: Int32Array
  /** The first place is no entry: 0 is where a list ends. */
  #size = 1

  /** @param width numbers of an entry */
  constructor(width: number) {
    this.#width = width
    this.#values = new Float64Array(1024 * width)
    this.#next = new Int32Array(1024)
  }

  /** @param last the list's last entry; 0: it is empty, and the new one is its head */
  add(last: number, ...values: number[]): number {
    const entry = this.#size++
    if (entry === this.#next.length) this.#grow()
    this.#values.set(values, entry * this.#width)
    if (last !== NONE) this.#next[last] = entry
    return entry
  }

  /** 0 behind the last. */
  next(entry: number): number {
    return this.#next[entry]!
  }

  get(entry: number, nth: number): number {
    return this.#values[entry * this.#width + nth]!
  }

  set(entry: number, nth: number, value: number): void {
    this.#values[entry * this.#width + nth] = value
  }

  /** @param head 0: there are none */
  map<T>(head: number, each: (entry: number) => T): T[] {
    const all: T[] = []
    for (let entry = head; entry !== NONE; entry = this.#next[entry]!) all.push(each(entry))
    return all
  }

  #grow(): void {
    this.#values = grown(this.#values, this.#width)
    this.#next = grown(this.#next)
  }
}
