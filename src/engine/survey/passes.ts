/** When something was asked and went well, and in which trace: a few bytes for each call of a run. */
import { firstPlace } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'
import { type Room, Rows } from '../kit/pages.ts'
import { upTo } from '../kit/sort-nearly.ts'

/** Columns of a call: when, in which trace, and which thing was asked. */
const CALL = { at: 0, trace: 1, thing: 2 } as const

/** Beyond so many places back they are not nearly in order. */
const MOST_BACK = 64

/** The rows of one thing that was asked. */
interface Range {
  from: number
  to: number
  isSorted: boolean
}

export class Passes {
  readonly #things = new Map<number, number>()
  /** In the order in which they came, until all is there; then by thing. */
  readonly #given: Rows
  readonly #calls: Rows
  #ranges: Range[] = []
  #order: (one: number, other: number) => number = () => 0

  constructor(room: Room) {
    this.#given = new Rows(room, 3)
    this.#calls = new Rows(room, 2)
  }

  /** @param trace the trace's number */
  add(asked: number, at: Us, trace: number): void {
    let thing = this.#things.get(asked)
    if (thing === undefined) {
      thing = this.#things.size
      this.#things.set(asked, thing)
    }
    const row = this.#given.add()
    const { reals } = this.#given.toWrite(row)
    const first = this.#given.at(row)
    reals[first + CALL.at] = at
    reals[first + CALL.trace] = trace
    reals[first + CALL.thing] = thing
  }

  /**
   * Once all is there: by time, and of one moment as `order` has it.
   *
   * @param order of two traces, by their numbers
   */
  sort(order: (one: number, other: number) => number): void {
    this.#order = order
    const { size } = this.#given
    const ends = new Float64Array(this.#things.size + 1)
    for (let row = 0; row < size; row++) ends[this.#given.get(row, CALL.thing) + 1]!++
    for (let thing = 1; thing < ends.length; thing++) ends[thing]! += ends[thing - 1]!
    this.#ranges = Array.from({ length: this.#things.size }, (_, thing) => ({
      from: ends[thing]!,
      to: ends[thing + 1]!,
      isSorted: true,
    }))
    for (let row = 0; row < size; row++) this.#calls.add()
    for (let row = 0; row < size; row++) {
      const thing = this.#given.get(row, CALL.thing)
      this.#insert(
        this.#ranges[thing]!,
        ends[thing]!++,
        this.#given.get(row, CALL.at),
        this.#given.get(row, CALL.trace),
      )
    }
    this.#given.drop()
  }

  /** Numbers of traces in which it went well in a window, in order. */
  *during(asked: number, from: Us, to: Us): Generator<number> {
    const range = this.#ranges[this.#things.get(asked) ?? -1]
    if (!range) return
    // It may be that nobody asks.
    if (!range.isSorted) this.#sortOne(range)
    const first = range.from + firstPlace(range.to - range.from, (nth) => this.#at(range.from + nth) >= from)
    for (let row = first; row < range.to && this.#at(row) <= to; row++) yield this.#calls.get(row, CALL.trace)
  }

  #at(row: number): Us {
    return this.#calls.get(row, CALL.at)
  }

  #put(row: number, at: Us, trace: number): void {
    const { reals } = this.#calls.toWrite(row)
    const first = this.#calls.at(row)
    reals[first + CALL.at] = at
    reals[first + CALL.trace] = trace
  }

  /** Exporters write nearly in order: a call belongs few places before the end of what is there. */
  #insert(range: Range, end: number, at: Us, trace: number): void {
    let to = end
    for (const least = Math.max(range.from, end - MOST_BACK); to > least; to--) {
      const [before, other] = [this.#at(to - 1), this.#calls.get(to - 1, CALL.trace)]
      if ((before - at || this.#order(other, trace)) <= 0) break
      this.#put(to, before, other)
    }
    this.#put(to, at, trace)
    range.isSorted &&= to > end - MOST_BACK
  }

  #sortOne(range: Range): void {
    range.isSorted = true
    const { from, to } = range
    const at = new Float64Array(to - from)
    const trace = new Int32Array(to - from)
    for (let nth = 0; nth < at.length; nth++) {
      at[nth] = this.#at(from + nth)
      trace[nth] = this.#calls.get(from + nth, CALL.trace)
    }
    const sorted = upTo(at.length)
    sorted.sort((a, b) => at[a]! - at[b]! || this.#order(trace[a]!, trace[b]!))
    for (const [nth, one] of sorted.entries()) this.#put(from + nth, at[one]!, trace[one]!)
  }
}
