/**
 * The traces of a run side by side in typed arrays: a hundred thousand of them as objects would take two hundred megabytes,
 * and the collector's time with them.
 */
import type { Us } from '../../model/records.ts'
import { mixed } from '../../scan/hash.ts'
import { Lists } from '../kit/lists.ts'
import { APART } from './ties.ts'
import type { Caller, Failure, IssuedKey, Place, SigningKey, Trace } from './traces.ts'

/** Columns of whole numbers, the first four being the words of the trace id; lists stand there by their first entry. */
export const INT = {
  word: 0,
  tied: 4,
  apart: 5,
  likeA: 6,
  likeB: 7,
  ended: 8,
  endedIds: 9,
  openA: 10,
  openB: 11,
  opened: 12,
  openedIds: 13,
  flags: 14,
  processes: 15,
  isNotPlain: 16,
  keys: 17,
  issued: 18,
  failures: 19,
  callers: 20,
  places: 21,
  lastPlace: 22,
  tools: 23,
} as const
const INTS = 24

/** Columns of times, and of hashes of 53 bits. */
export const REAL = {
  start: 0,
  end: 1,
  lastFailed: 2,
  lastPassed: 3,
  process: 4,
  outboundToken: 5,
  served: 6,
  began: 7,
  firstSdkFailed: 8,
  lastSdkFailed: 9,
  firstSdkPassed: 10,
  lastSdkPassed: 11,
  sdkFailedBy: 12,
} as const
const REALS = 13

/** What told that a key signed. */
export const SIGNED = { request: 1, sdk: 2 } as const

export class TraceTable {
  ints = new Int32Array(1024 * INTS)
  reals = new Float64Array(1024 * REALS)
  size = 0
  /** As `SigningKey` has them, the second a sum of `SIGNED`. */
  readonly keys = new Lists(4)
  /** As `IssuedKey` has them. */
  readonly issued = new Lists(6)
  /** As `Failure` has them. */
  readonly failures = new Lists(4)
  /** As `Caller` has them. */
  readonly callers = new Lists(4)
  /** As `Place` has them. */
  readonly places = new Lists(3)
  /** By hash of the trace id, the numbers of traces plus 1. */
  #slots = new Int32Array(4096)
  readonly #rows: TraceRow[] = []

  /** The number of the trace with this id, a new one where there is none yet. */
  of(t0: number, t1: number, t2: number, t3: number): number {
    const { ints } = this
    const mask = this.#slots.length - 1
    let slot = hashOf(t0, t1, t2, t3) & mask
    for (; ; slot = (slot + 1) & mask) {
      const nth = this.#slots[slot]! - 1
      if (nth < 0) break
      if (this.is(nth, ints, t0, t1, t2, t3)) return nth
    }
    const nth = this.size++
    if (nth * INTS === ints.length) this.#grow()
    const word = nth * INTS + INT.word
    this.ints[word] = t0
    this.ints[word + 1] = t1
    this.ints[word + 2] = t2
    this.ints[word + 3] = t3
    this.reals[nth * REALS + REAL.start] = Number.POSITIVE_INFINITY
    this.#slots[slot] = nth + 1
    if (this.size * 2 > this.#slots.length) this.#rehash()
    return nth
  }

  is(nth: number, ints: Int32Array, t0: number, t1: number, t2: number, t3: number): boolean {
    const word = nth * INTS + INT.word
    return (
      ints[word] === (t0 | 0) &&
      ints[word + 1] === (t1 | 0) &&
      ints[word + 2] === (t2 | 0) &&
      ints[word + 3] === (t3 | 0)
    )
  }

  /** Where a trace's columns begin. */
  intsOf(nth: number): number {
    return nth * INTS
  }

  realsOf(nth: number): number {
    return nth * REALS
  }

  /** The same object for the same trace each time. */
  row(nth: number): Trace {
    let row = this.#rows[nth]
    if (!row) {
      row = new TraceRow(this, nth)
      this.#rows[nth] = row
    }
    return row
  }

  #grow(): void {
    const ints = new Int32Array(this.ints.length * 2)
    ints.set(this.ints)
    this.ints = ints
    const reals = new Float64Array(this.reals.length * 2)
    reals.set(this.reals)
    this.reals = reals
  }

  #rehash(): void {
    const { ints } = this
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let nth = 0; nth < this.size; nth++) {
      const word = nth * INTS + INT.word
      let slot = hashOf(ints[word]!, ints[word + 1]!, ints[word + 2]!, ints[word + 3]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = nth + 1
    }
    this.#slots = slots
  }
}

/** Ids are random as a rule; made-up ones may differ in one word only. */
function hashOf(t0: number, t1: number, t2: number, t3: number): number {
  return mixed(t0 ^ Math.imul(t1, 0x9e3779b1) ^ Math.imul(t2, 0x85ebca6b) ^ Math.imul(t3, 0xc2b2ae35))
}

/** One of them, as `sift` reads it. */
class TraceRow implements Trace {
  readonly nth: number
  readonly times = 1
  readonly #table: TraceTable
  readonly #int: number
  readonly #real: number

  constructor(table: TraceTable, nth: number) {
    this.#table = table
    this.nth = nth
    this.#int = nth * INTS
    this.#real = nth * REALS
  }

  get words(): Trace['words'] {
    const { ints } = this.#table
    const at = this.#int + INT.word
    return [ints[at]! >>> 0, ints[at + 1]! >>> 0, ints[at + 2]! >>> 0, ints[at + 3]! >>> 0]
  }

  get tied(): number {
    return this.#table.ints[this.#int + INT.tied]!
  }

  get isLoose(): boolean {
    return (this.#table.ints[this.#int + INT.apart]! & APART.call) !== 0
  }

  get isHandedOn(): boolean {
    return (this.#table.ints[this.#int + INT.apart]! & APART.tool) !== 0
  }

  get likeA(): number {
    return this.#table.ints[this.#int + INT.likeA]!
  }

  get likeB(): number {
    return this.#table.ints[this.#int + INT.likeB]!
  }

  get ended(): number {
    return this.#table.ints[this.#int + INT.ended]!
  }

  get endedIds(): number {
    return this.#table.ints[this.#int + INT.endedIds]!
  }

  get openA(): number {
    return this.#table.ints[this.#int + INT.openA]!
  }

  get openB(): number {
    return this.#table.ints[this.#int + INT.openB]!
  }

  get opened(): number {
    return this.#table.ints[this.#int + INT.opened]!
  }

  get openedIds(): number {
    return this.#table.ints[this.#int + INT.openedIds]!
  }

  get flags(): number {
    return this.#table.ints[this.#int + INT.flags]!
  }

  set flags(value: number) {
    this.#table.ints[this.#int + INT.flags] = value
  }

  get processes(): number {
    return this.#table.ints[this.#int + INT.processes]!
  }

  get plain(): boolean {
    return this.#table.ints[this.#int + INT.isNotPlain] === 0
  }

  get start(): Us {
    return this.#table.reals[this.#real + REAL.start]!
  }

  get end(): Us {
    return this.#table.reals[this.#real + REAL.end]!
  }

  get began(): Us {
    return this.#table.reals[this.#real + REAL.began]!
  }

  get served(): Us {
    return this.#table.reals[this.#real + REAL.served]!
  }

  get tools(): number {
    return this.#table.ints[this.#int + INT.tools]!
  }

  get lastFailed(): Us {
    return this.#table.reals[this.#real + REAL.lastFailed]!
  }

  get lastPassed(): Us {
    return this.#table.reals[this.#real + REAL.lastPassed]!
  }

  get failedFirst(): boolean {
    const { reals } = this.#table
    const failed = reals[this.#real + REAL.firstSdkFailed]!
    return failed !== 0 && failed < (reals[this.#real + REAL.firstSdkPassed]! || Number.POSITIVE_INFINITY)
  }

  get failedLast(): boolean {
    const { reals } = this.#table
    return reals[this.#real + REAL.lastSdkFailed]! > reals[this.#real + REAL.lastSdkPassed]!
  }

  get wentOn(): boolean {
    const { reals } = this.#table
    const failed = reals[this.#real + REAL.sdkFailedBy]!
    return failed !== 0 && reals[this.#real + REAL.lastSdkPassed]! >= failed
  }

  get process(): number {
    return this.#table.reals[this.#real + REAL.process]!
  }

  get outboundToken(): number {
    return this.#table.reals[this.#real + REAL.outboundToken]!
  }

  get keys(): SigningKey[] {
    const { ints, keys } = this.#table
    const head = ints[this.#int + INT.keys]!
    let all = 0
    for (let entry = head; entry !== 0; entry = keys.next(entry)) all |= keys.get(entry, 1)
    return keys.map(head, (entry) => ({
      key: keys.get(entry, 0),
      saidLeast: keys.get(entry, 2),
      saidMost: keys.get(entry, 3),
      isOfRequests: (all & SIGNED.sdk) !== 0 && keys.get(entry, 1) === SIGNED.request,
    }))
  }

  get issued(): IssuedKey[] {
    const { ints, issued } = this.#table
    return issued.map(ints[this.#int + INT.issued]!, (entry) => ({
      key: issued.get(entry, 0),
      role: issued.get(entry, 1),
      by: issued.get(entry, 2),
      made: issued.get(entry, 3),
      from: issued.get(entry, 4),
      until: issued.get(entry, 5),
    }))
  }

  get failures(): Failure[] {
    const { ints, failures } = this.#table
    return failures.map(ints[this.#int + INT.failures]!, (entry) => ({
      asked: failures.get(entry, 0),
      thing: failures.get(entry, 1),
      start: failures.get(entry, 2),
      end: failures.get(entry, 3),
    }))
  }

  get callers(): Caller[] {
    const { ints, callers } = this.#table
    return callers.map(ints[this.#int + INT.callers]!, (entry) => ({
      token: callers.get(entry, 0),
      claims: callers.get(entry, 1),
      role: callers.get(entry, 2),
      isRefused: callers.get(entry, 3) === 1,
    }))
  }

  get places(): Place[] {
    const { ints, places } = this.#table
    return places.map(ints[this.#int + INT.places]!, (entry) => ({
      file: places.get(entry, 0),
      first: places.get(entry, 1),
      last: places.get(entry, 2),
    }))
  }
}
