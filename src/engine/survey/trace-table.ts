/**
 * The traces of a run as rows of numbers: a hundred thousand of them as objects would take two hundred megabytes, and the
 * collector's time with them; of a million most rows wait on the disk.
 */
import { mixed } from '../../scan/hash.ts'
import { Lists } from '../kit/lists.ts'
import { type Room, Rows } from '../kit/pages.ts'
import { Slots } from '../kit/slots.ts'
import type { Trace } from './trace.ts'
import { TraceRow } from './trace-row.ts'

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

/** Columns of a key that signed: `by` is a sum of `SIGNED`, `sources` one of the bits that spans say. */
export const KEY = { key: 0, by: 1, saidLeast: 2, saidMost: 3, signed: 4, sources: 5 } as const
/** What told that a key signed. */
export const SIGNED = { request: 1, sdk: 2 } as const

/** A row: its times and hashes, and behind them its whole numbers. */
const WIDTH = REALS + INTS / 2

export class TraceTable {
  readonly rows: Rows
  /** See `KEY`. */
  readonly keys: Lists
  /** As `IssuedKey` has them. */
  readonly issued: Lists
  /** As `Failure` has them. */
  readonly failures: Lists
  /** As `Caller` has them. */
  readonly callers: Lists
  /** As `Place` has them. */
  readonly places: Lists
  /** The one that was asked for last. */
  #last = -1
  readonly #slots = new Slots((nth) => {
    const { ints } = this.rows.page(nth)
    const word = this.intsOf(nth) + INT.word
    return hashOf(ints[word]!, ints[word + 1]!, ints[word + 2]!, ints[word + 3]!)
  })

  constructor(room: Room) {
    this.rows = new Rows(room, WIDTH)
    this.keys = new Lists(room, 6)
    this.issued = new Lists(room, 6)
    this.failures = new Lists(room, 6)
    this.callers = new Lists(room, 4)
    this.places = new Lists(room, 3)
  }

  get size(): number {
    return this.rows.size
  }

  /** The number of the trace with this id, a new one where there is none yet. */
  of(t0: number, t1: number, t2: number, t3: number): number {
    // Spans of one trace follow each other as a rule.
    if (this.#last >= 0 && this.#is(this.#last, t0, t1, t2, t3)) return this.#last
    const known = this.find(t0, t1, t2, t3)
    this.#last = known >= 0 ? known : this.#add(t0, t1, t2, t3)
    return this.#last
  }

  #add(t0: number, t1: number, t2: number, t3: number): number {
    const nth = this.rows.add()
    const { ints, reals } = this.rows.toWrite(nth)
    const word = this.intsOf(nth) + INT.word
    ints[word] = t0
    ints[word + 1] = t1
    ints[word + 2] = t2
    ints[word + 3] = t3
    reals[this.realsOf(nth) + REAL.start] = Number.POSITIVE_INFINITY
    this.#slots.add(hashOf(t0, t1, t2, t3))
    return nth
  }

  /** The number of the trace with this id, -1 for none. */
  find(t0: number, t1: number, t2: number, t3: number): number {
    return this.#slots.find(hashOf(t0, t1, t2, t3), (nth) => this.#is(nth, t0, t1, t2, t3))
  }

  /** No trace is looked for by its id any more. */
  dropIds(): void {
    this.#slots.drop()
  }

  /** Where a trace's columns begin in its page. */
  intsOf(nth: number): number {
    return 2 * (this.rows.at(nth) + REALS)
  }

  realsOf(nth: number): number {
    return this.rows.at(nth)
  }

  getInt(nth: number, column: number): number {
    return this.rows.page(nth).ints[this.intsOf(nth) + column]!
  }

  setInt(nth: number, column: number, value: number): void {
    this.rows.toWrite(nth).ints[this.intsOf(nth) + column] = value
  }

  processOf(nth: number): number {
    return this.rows.page(nth).reals[this.realsOf(nth) + REAL.process]!
  }

  row(nth: number): Trace {
    return new TraceRow(this, nth)
  }

  #is(nth: number, t0: number, t1: number, t2: number, t3: number): boolean {
    const { ints } = this.rows.page(nth)
    const word = this.intsOf(nth) + INT.word
    return (
      ints[word] === (t0 | 0) &&
      ints[word + 1] === (t1 | 0) &&
      ints[word + 2] === (t2 | 0) &&
      ints[word + 3] === (t3 | 0)
    )
  }
}

/** Ids are random as a rule; made-up ones may differ in one word only. */
function hashOf(t0: number, t1: number, t2: number, t3: number): number {
  return mixed(t0 ^ Math.imul(t1, 0x9e3779b1) ^ Math.imul(t2, 0x85ebca6b) ^ Math.imul(t3, 0xc2b2ae35))
}
