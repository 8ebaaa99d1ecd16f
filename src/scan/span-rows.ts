/** Digests of spans as rows of numbers: so they go from one thread to another, and nothing is copied on the way. */
import type { LineSink } from './line-sink.ts'
import { ROW, type SpanDigest } from './span-digest.ts'

/** A row is a span, and which line of those read it stands in. */
export const WIDTH = ROW + 1

export class SpanRows implements LineSink {
  #rows = new Float64Array(0)
  #size = 0
  /** Of the spans that come next. */
  line = 0

  /** @param spare where they go while there is room in it: what others have read already */
  begin(spare = new ArrayBuffer(8 * 1024 * WIDTH)): void {
    this.#rows = new Float64Array(spare)
    this.#size = this.line = 0
  }

  span(span: SpanDigest): void {
    if (this.#size + WIDTH > this.#rows.length) {
      const grown = new Float64Array(Math.max(1024 * WIDTH, this.#rows.length * 2))
      grown.set(this.#rows)
      this.#rows = grown
    }
    span.pack(this.#rows, this.#size)
    this.#rows[this.#size + ROW] = this.line
    this.#size += WIDTH
  }

  /** All of them. */
  get all(): Float64Array<ArrayBuffer> {
    return this.#rows.subarray(0, this.#size)
  }
}
