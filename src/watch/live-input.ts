/** What a source reads of a file that still grows: a stream that waits for more instead of ending. */
import type { Input } from '../sources/source.ts'

export class LiveInput implements Input {
  readonly name: string
  /** The reader waits for a chunk, or for the end. */
  #take: ((chunk: Uint8Array | undefined) => void) | undefined
  #whenAsked: (() => void) | undefined
  #closed = false
  #handOver: (() => void) | undefined

  constructor(name: string) {
    this.name = name
  }

  async *stream(): AsyncGenerator<Uint8Array> {
    try {
      for (let chunk = await this.#next(); chunk; chunk = await this.#next()) yield chunk
    } finally {
      this.#closed = true
      this.#whenAsked?.()
    }
  }

  onQuiet(handOver: () => void): void {
    this.#handOver = handOver
  }

  /** Nothing has come for a while. */
  quiet(): void {
    this.#handOver?.()
  }

  /** Hands whole lines to the reader; resolves when it has used them. */
  async give(lines: Uint8Array): Promise<void> {
    await this.#asked()
    this.#take?.(lines)
    this.#take = undefined
    await this.#asked()
  }

  async end(): Promise<void> {
    await this.#asked()
    this.#take?.(undefined)
    this.#take = undefined
  }

  #next(): Promise<Uint8Array | undefined> {
    return new Promise((resolve) => {
      this.#take = resolve
      this.#whenAsked?.()
    })
  }

  /** The reader waits, or wants nothing more. */
  #asked(): Promise<void> {
    if (this.#take || this.#closed) return Promise.resolve()
    return new Promise((resolve) => {
      this.#whenAsked = () => {
        this.#whenAsked = undefined
        resolve()
      }
    })
  }
}
