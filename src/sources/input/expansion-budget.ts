/** What one named input may come to, so that a small one cannot become hours or gigabytes. */

import { SEMCONV } from '../../model/attributes.ts'
import type { Rec } from '../../model/records.ts'

/** What an input of no size to speak of may come to. */
const BYTES = 256 * 1024 ** 2
const LINES = 2_000_000
const LINE_END = 0x0a
/** Bytes that begin an object, a list, an element. */
const [OBJECT, LIST, ELEMENT] = [0x7b, 0x5b, 0x3c]

/**
 * Records by what they cost, and by how small honest ones get: so many at least, and one for so many bytes of a compressed input. A
 * span's id alone is eight random bytes; lines of a log that tell of no failure are read and left.
 */
const WEIGHTS = {
  span: { least: 10_000, bytes: 32 },
  failure: { least: 10_000, bytes: 32 },
  result: { least: 20_000, bytes: 16 },
  trouble: { least: 15_000, bytes: 24 },
  line: { least: 200_000, bytes: 2 },
}

/** An input was more than its budget allows: what was read of it counts, the rest is not read. */
class BudgetSpent extends Error {
  override name = 'BudgetSpent'
}

/**
 * Grows with the bytes that the input itself has: 200 bytes for each (honest evidence compresses ten- to a hundredfold),
 * two lines, eight objects, lists or elements, and records by their weight. An input that is not compressed never meets these.
 */
export class ExpansionBudget {
  readonly #size: number
  #read = 0
  #bytes = 0
  #lines = 0
  #beginnings = 0
  readonly #records = { span: 0, failure: 0, result: 0, trouble: 0, line: 0 }
  #spent = false

  /** @param size of the input, where it is known before it is read */
  constructor(size: number | undefined) {
    this.#size = size ?? 0
  }

  get spent(): boolean {
    return this.#spent
  }

  /** Bytes of the input itself came in. */
  read(bytes: number): void {
    this.#read += bytes
  }

  /** Bytes came out of a container. */
  bytes(count: number): void {
    this.#bytes += count
    const limit = Math.max(BYTES, 200 * this.#known)
    if (this.#bytes > limit) this.#stop(`it expands to more than ${Math.round(limit / 1024 ** 2)} MB`)
  }

  /** The same bytes, by the lines in them, and by the objects, lists and elements: each costs its reader more than its bytes. */
  parts(chunk: Uint8Array): void {
    let ends = 0
    let begun = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === LINE_END) ends++
      else if (byte === OBJECT || byte === LIST || byte === ELEMENT) begun++
    }
    this.#lines += ends
    this.#beginnings += begun
    const lines = Math.max(LINES, 2 * this.#known)
    if (this.#lines > lines) this.#stop(`it expands to more than ${lines} lines`)
    const beginnings = Math.max(LINES, 8 * this.#known)
    if (this.#beginnings > beginnings) this.#stop(`it expands to more than ${beginnings} objects, lists and elements`)
  }

  /** One more of these came of it. */
  record(rec: Rec): void {
    const kind = weightOf(rec)
    const { least, bytes } = WEIGHTS[kind]
    const count = ++this.#records[kind]
    // What did not grow has no more records than it was long.
    if (count <= least || this.#bytes <= this.#known) return
    const limit = Math.max(least, Math.floor(this.#known / bytes))
    if (count > limit) this.#stop(`it holds more than ${limit} ${NAMES[kind]} in ${this.#known} bytes`)
  }

  get #known(): number {
    return Math.max(this.#size, this.#read)
  }

  #stop(why: string): never {
    this.#spent = true
    throw new BudgetSpent(`${why}: not read further, as a bomb would`)
  }
}

const NAMES = {
  span: 'spans',
  failure: 'failed results',
  result: 'results',
  trouble: 'lines that tell of failures',
  line: 'lines',
}

function weightOf(rec: Rec): keyof typeof WEIGHTS {
  if (rec.type === 'outcome') return rec.state === 'failed' || rec.state === 'timeout' ? 'failure' : 'result'
  if (rec.type !== 'log') return 'span'
  const { severity, attributes } = rec
  const tellsOfFailure = severity === 'error' || severity === 'fatal' || severity === 'warn'
  return tellsOfFailure || attributes[SEMCONV.errorType] !== undefined ? 'trouble' : 'line'
}
