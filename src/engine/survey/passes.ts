/** When something was asked and went well, and in which trace: a few bytes for each call of a run. */
import { firstPlace } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'
import { type Room, Rows } from '../kit/pages.ts'
import { upTo } from '../kit/sort-nearly.ts'
import type { Again } from './trace.ts'

/** Columns of a call: when, in which trace, of which resource or path, signed with which key, and which thing was asked. */
const CALL = { at: 0, trace: 1, target: 2, key: 3, thing: 4 } as const
const WIDTH = 4

/** A call of one resource, or by one key, is looked for among so many others. */
const MOST_OTHERS = 1000

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
    this.#given = new Rows(room, WIDTH + 1)
    this.#calls = new Rows(room, WIDTH)
  }

  /** @param trace the trace's number */
  add(asked: number, at: Us, trace: number, target: number, key: number): void {
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
    reals[first + CALL.target] = target
    reals[first + CALL.key] = key
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
      this.#insert(this.#ranges[thing]!, ends[thing]!++, row)
    }
    this.#given.drop()
  }

  /** Numbers of traces in which it went well in a window, in order. */
  *during({ asked, target, key }: Again, from: Us, to: Us): Generator<number> {
    const range = this.#ranges[this.#things.get(asked) ?? -1]
    if (!range) return
    // It may be that nobody asks.
    if (!range.isSorted) this.#sortOne(range)
    const first = range.from + firstPlace(range.to - range.from, (nth) => this.#at(range.from + nth) >= from)
    let others = 0
    for (let row = first; row < range.to && this.#at(row) <= to && others < MOST_OTHERS; row++)
      if (this.#is(row, CALL.target, target) && this.#is(row, CALL.key, key)) yield this.#calls.get(row, CALL.trace)
      else others++
  }

  #is(row: number, column: number, value: number | undefined): boolean {
    return value === undefined || this.#calls.get(row, column) === value
  }

  #at(row: number): Us {
    return this.#calls.get(row, CALL.at)
  }

  /** Exporters write nearly in order: a call belongs few places before the end of what is there. */
  #insert(range: Range, end: number, given: number): void {
    const [at, trace] = [this.#given.get(given, CALL.at), this.#given.get(given, CALL.trace)]
    let to = end
    for (const least = Math.max(range.from, end - MOST_BACK); to > least; to--) {
      const [before, other] = [this.#at(to - 1), this.#calls.get(to - 1, CALL.trace)]
      if ((before - at || this.#order(other, trace)) <= 0) break
      this.#copy(this.#calls, to - 1, to)
    }
    this.#copy(this.#given, given, to)
    range.isSorted &&= to > end - MOST_BACK
  }

  #copy(rows: Rows, from: number, to: number): void {
    const source = rows.page(from).reals
    const first = rows.at(from)
    const { reals } = this.#calls.toWrite(to)
    const at = this.#calls.at(to)
    for (let column = 0; column < WIDTH; column++) reals[at + column] = source[first + column]!
  }

  #sortOne(range: Range): void {
    range.isSorted = true
    const { from, to } = range
    const all = Float64Array.from({ length: (to - from) * WIDTH }, (_, nth) =>
      this.#calls.get(from + Math.floor(nth / WIDTH), nth % WIDTH),
    )
    const at = (nth: number): Us => all[nth * WIDTH + CALL.at]!
    const trace = (nth: number): number => all[nth * WIDTH + CALL.trace]!
    const sorted = upTo(to - from)
    sorted.sort((a, b) => at(a) - at(b) || this.#order(trace(a), trace(b)))
    for (const [nth, one] of sorted.entries())
      for (let column = 0; column < WIDTH; column++) this.#calls.set(from + nth, column, all[one * WIDTH + column]!)
  }
}
