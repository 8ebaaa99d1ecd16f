/**
 * Digests of spans as rows of numbers, in memory that threads share: nothing is copied on the way from one to another. A buffer that is
 * handed over instead is taken from its thread, and once that happened V8 looks at each access to any buffer whether it is still there.
 */
import type { LineSink } from './line-sink.ts'
import { ROW, type SpanDigest } from './span-digest.ts'

/** A row is a span, and which line of those read it stands in. */
export const WIDTH = ROW + 1

export class SpanRows implements LineSink {
  #rows = new Float64Array(new SharedArrayBuffer(0))
  #size = 0
  /** Of the spans that come next. */
  line = 0

  /** @param spare where they go while there is room in it: what others have read already */
  begin(spare = roomFor(1024 * WIDTH)): void {
    this.#rows = new Float64Array(spare)
    this.#size = this.line = 0
  }

  span(span: SpanDigest): void {
    if (this.#size + WIDTH > this.#rows.length) {
      const grown = new Float64Array(roomFor(Math.max(1024 * WIDTH, this.#rows.length * 2)))
      grown.set(this.#rows)
      this.#rows = grown
    }
    span.pack(this.#rows, this.#size)
    this.#rows[this.#size + ROW] = this.line
    this.#size += WIDTH
  }

  /** All of them. */
  get all(): Float64Array<SharedArrayBuffer> {
    return this.#rows.subarray(0, this.#size)
  }
}

/** @param length how many numbers */
function roomFor(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)
}
