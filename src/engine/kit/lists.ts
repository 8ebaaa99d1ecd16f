/** Many short lists of numbers in one table: objects of their own would take ten times the room. */
import { type Page, type Room, Rows } from './pages.ts'

const NONE = 0
const EMPTY: readonly never[] = []

export class Lists {
  /** A row is an entry: where the list goes on, and its numbers. The first row is no entry: 0 is where a list ends. */
  readonly #rows: Rows

  /** @param width numbers of an entry */
  constructor(room: Room, width: number) {
    this.#rows = new Rows(room, width + 1)
    this.#rows.add()
  }

  /** @param last the list's last entry; 0: it is empty, and the new one is its head */
  add(last: number, ...values: number[]): number {
    const entry = this.#rows.add()
    const { reals } = this.#rows.toWrite(entry)
    const at = this.#rows.at(entry) + 1
    for (let nth = 0; nth < values.length; nth++) reals[at + nth] = values[nth]!
    if (last !== NONE) this.#rows.set(last, 0, entry)
    return entry
  }

  /** 0 behind the last. */
  next(entry: number): number {
    return this.#rows.get(entry, 0)
  }

  get(entry: number, nth: number): number {
    return this.#rows.get(entry, nth + 1)
  }

  set(entry: number, nth: number, value: number): void {
    this.#rows.set(entry, nth + 1, value)
  }

  /** The page that holds an entry, to be read while no other is asked for. */
  page(entry: number): Page {
    return this.#rows.page(entry)
  }

  /** Where the numbers of an entry begin in its page. */
  at(entry: number): number {
    return this.#rows.at(entry) + 1
  }

  /**
   * @param head 0: there are none
   * @param each gets an entry's numbers and where they begin
   */
  map<T>(head: number, each: (reals: Float64Array, at: number) => T): readonly T[] {
    if (head === NONE) return EMPTY
    const all: T[] = []
    for (let entry = head; entry !== NONE; ) {
      const { reals } = this.#rows.page(entry)
      const at = this.#rows.at(entry)
      all.push(each(reals, at + 1))
      entry = reals[at]!
    }
    return all
  }
}
