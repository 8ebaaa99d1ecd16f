/** When something was asked and went well, and in which trace: a few bytes for each call of a run. */
import { firstPlace } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'
import { mixed } from '../../scan/hash.ts'
import { type Room, Rows } from '../kit/pages.ts'
import { upTo } from '../kit/sort-nearly.ts'
import { PassIndex } from './pass-index.ts'
import type { Again } from './trace.ts'

/** Columns of a call: when, in which trace, of which resource or path, signed with which key, and which thing was asked. */
const CALL = { at: 0, trace: 1, target: 2, key: 3, thing: 4 } as const
const WIDTH = 4

/** What calls of one thing are looked for by. */
const BY = { target: 1, key: 2, process: 4 } as const
/** Beyond so many places back they are not nearly in order. */
const MOST_BACK = 64

/** The rows of one thing that was asked. */
interface Range {
  from: number
  to: number
  isSorted: boolean
  /** By a sum of `BY`: made once it is asked for. */
  readonly indexes: (PassIndex | undefined)[]
}

/** Who may have been in which process: of a trace, by its number. */
type ProcessOf = (trace: number) => number

/** Where calls are looked for: among all of a thing, or among those that an index has. */
class Look {
  first = 0
  end: number
  readonly #from: number
  readonly #places: Int32Array | undefined

  constructor(from: number, size: number, index: PassIndex | undefined, hash: number) {
    this.#from = from
    this.#places = index?.of(hash)
    this.end = this.#places?.length ?? size
  }

  rowOf(nth: number): number {
    return this.#from + (this.#places ? this.#places[nth]! : nth)
  }
}

export class Passes {
  readonly #things = new Map<number, number>()
  /** In the order in which they came, until all is there; then by thing. */
  readonly #given: Rows
  readonly #calls: Rows
  #ranges: Range[] = []
  #order: (one: number, other: number) => number = () => 0
  #processOf: ProcessOf = () => 0

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
  sort(order: (one: number, other: number) => number, processOf: ProcessOf): void {
    this.#order = order
    this.#processOf = processOf
    const { size } = this.#given
    const ends = new Float64Array(this.#things.size + 1)
    for (let row = 0; row < size; row++) ends[this.#given.get(row, CALL.thing) + 1]!++
    for (let thing = 1; thing < ends.length; thing++) ends[thing]! += ends[thing - 1]!
    this.#ranges = Array.from({ length: this.#things.size }, (_, thing) => ({
      from: ends[thing]!,
      to: ends[thing + 1]!,
      isSorted: true,
      indexes: [],
    }))
    for (let row = 0; row < size; row++) this.#calls.add()
    for (let row = 0; row < size; row++) {
      const thing = this.#given.get(row, CALL.thing)
      this.#insert(this.#ranges[thing]!, ends[thing]!++, row)
    }
    this.#given.drop()
  }

  /** Numbers of traces in which it went well in a window, in order. */
  *during(again: Again, from: Us, to: Us): Generator<number> {
    const look = this.#lookFor(again, from)
    if (!look) return
    for (let nth = look.first; nth < look.end; nth++) {
      const row = look.rowOf(nth)
      if (this.#at(row) > to) return
      if (this.#is(row, again)) yield this.#calls.get(row, CALL.trace)
    }
  }

  /** Whether there is any, in another trace than this one. */
  isThere(again: Again, from: Us, to: Us, except: number): boolean {
    const look = this.#lookFor(again, from)
    if (!look) return false
    for (let nth = look.first; nth < look.end; nth++) {
      const row = look.rowOf(nth)
      if (this.#at(row) > to) return false
      if (this.#calls.get(row, CALL.trace) !== except && this.#is(row, again)) return true
    }
    return false
  }

  #lookFor(again: Again, from: Us): Look | undefined {
    const range = this.#ranges[this.#things.get(again.asked) ?? -1]
    if (!range) return undefined
    // It may be that nobody asks.
    if (!range.isSorted) this.#sortOne(range)
    const by = byOf(again)
    const look = new Look(
      range.from,
      range.to - range.from,
      by === 0 ? undefined : this.#indexOf(range, by),
      hashOf(again, by),
    )
    look.first += firstPlace(look.end - look.first, (nth) => this.#at(look.rowOf(look.first + nth)) >= from)
    return look
  }

  #is(row: number, { target, key, process }: Again): boolean {
    const { reals } = this.#calls.page(row)
    const call = this.#calls.at(row)
    return (
      (target === undefined || reals[call + CALL.target] === target) &&
      (key === undefined || reals[call + CALL.key] === key) &&
      (process === undefined || this.#processOf(reals[call + CALL.trace]!) === process)
    )
  }

  #indexOf(range: Range, by: number): PassIndex {
    range.indexes[by] ??= new PassIndex(this.#hashes(range, by))
    return range.indexes[by]
  }

  /** What tells each call of a thing apart. */
  #hashes({ from, to }: Range, by: number): Int32Array {
    const hashes = new Int32Array(to - from)
    for (let place = 0; place < hashes.length; place++) {
      const { reals } = this.#calls.page(from + place)
      const call = this.#calls.at(from + place)
      hashes[place] =
        by === BY.process
          ? this.#processOf(reals[call + CALL.trace]!)
          : hashOfCall(by, reals[call + CALL.target]!, reals[call + CALL.key]!)
    }
    return hashes
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

/** Of what asks for one thing, few are of other processes. */
function byOf({ target, key, process }: Again): number {
  const by = (target === undefined ? 0 : BY.target) | (key === undefined ? 0 : BY.key)
  return by === 0 && process !== undefined ? BY.process : by
}

function hashOf({ target = 0, key = 0, process = 0 }: Again, by: number): number {
  return by === BY.process ? process | 0 : hashOfCall(by, target, key)
}

/** Of hashes of 53 bits the lower ones are as good as all. */
function hashOfCall(by: number, target: number, key: number): number {
  return ((by & BY.target) === 0 ? 0 : target | 0) ^ ((by & BY.key) === 0 ? 0 : mixed(key | 0))
}
