/**
 * The traces of a run side by side in typed arrays: a hundred thousand of them as objects would take two hundred megabytes,
 * and the collector's time with them.
 */
import { mixed } from '../../scan/hash.ts'
import { grown } from '../kit/grown.ts'
import { Lists } from '../kit/lists.ts'
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
export const INTS = 24

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
export const REALS = 13

/** Columns of a key that signed: `by` is a sum of `SIGNED`. */
export const KEY = { key: 0, by: 1, saidLeast: 2, saidMost: 3, signed: 4 } as const
/** What told that a key signed. */
export const SIGNED = { request: 1, sdk: 2 } as const

export class TraceTable {
  ints = new Int32Array(1024 * INTS)
  reals = new Float64Array(1024 * REALS)
  size = 0
  /** See `KEY`. */
  readonly keys = new Lists(5)
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
    this.ints = grown(this.ints, INTS)
    this.reals = grown(this.reals, REALS)
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
