/** Digests of spans as rows of numbers: so they go from one thread to another, and nothing is copied on the way. */
import type { LineSink } from './line-sink.ts'
import { ROW, type SpanDigest } from './span-digest.ts'

/** A row is a span, and which line of those read it stands in. */
export const WIDTH = ROW + 1

export class SpanRows implements LineSink {
  #rows = new Float64Array(1024 * WIDTH)
  #size = 0
  /** Of the spans that come next. */
  line = 0

  span(span: SpanDigest): void {
    if (this.#size === this.#rows.length) {
      const grown = new Float64Array(this.#rows.length * 2)
      grown.set(this.#rows)
      this.#rows = grown
    }
    span.pack(this.#rows, this.#size)
    this.#rows[this.#size + ROW] = this.line
    this.#size += WIDTH
  }

  /** What there is since the last time, with nothing behind it. */
  take(): Float64Array<ArrayBuffer> {
    const rows = this.#rows.slice(0, this.#size)
    this.#size = 0
    return rows
  }
}
