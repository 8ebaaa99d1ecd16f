/**
 * Records of what can be read once only (standard input, a pipe) wait in a temporary file, a line each, until it is known which
 * of them are judged.
 */
import { closeSync, readSync, writeSync } from 'node:fs'
import type { Span } from '../../model/records.ts'
import { openNameless } from '../kit/nameless-file.ts'

/** Bytes that are written, and read, at a time. */
const CHUNK = 1024 * 1024

export class OnceOnly {
  #file: number | undefined
  #waiting: string[] = []
  #length = 0

  put(span: Span): void {
    const line = `${JSON.stringify(span)}\n`
    this.#waiting.push(line)
    this.#length += line.length
    if (this.#length >= CHUNK) this.#write()
  }

  #write(): void {
    this.#file ??= openNameless()
    const bytes = Buffer.from(this.#waiting.join(''))
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
    this.#waiting = []
    this.#length = 0
  }

  /** All of them, in order; then there is none. */
  *all(): Generator<Span> {
    if (this.#length > 0) this.#write()
    if (this.#file === undefined) return
    try {
      const chunk = Buffer.alloc(CHUNK)
      let rest = Buffer.alloc(0)
      let at = 0
      for (;;) {
        const count = readSync(this.#file, chunk, 0, CHUNK, at)
        if (count === 0) return
        at += count
        rest = Buffer.concat([rest, chunk.subarray(0, count)])
        let start = 0
        for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a, start)) {
          yield JSON.parse(rest.toString('utf8', start, end))
          start = end + 1
        }
        rest = rest.subarray(start)
      }
    } finally {
      closeSync(this.#file)
      this.#file = undefined
    }
  }
}
