/** Bytes of an input, cut into lines or handed on as they come, with a bounded memory. */
import type { Input } from '../source.ts'

/** Longest line, or JSON value, that is read. Anything longer is skipped and named. */
export const LONGEST = 32 * 1024 * 1024
/** Why a longer line was skipped. */
export const TOO_LONG = `a line of more than ${LONGEST / 1024 ** 2} MB`

const NEWLINE = 0x0a

/** A window over a stream: what has been read and not yet been used. */
export class ByteWindow {
  buffer: Buffer = Buffer.alloc(0)
  /** First unused byte. */
  start = 0
  /** Line of `start`, 1-based. */
  line = 1
  ended = false
  readonly #chunks: AsyncIterator<Uint8Array>
  /** More may never come: what is there must be used. */
  readonly #waits: boolean

  constructor(input: Input) {
    this.#waits = input.onQuiet !== undefined
    this.#chunks = input.stream()[Symbol.asyncIterator]()
  }

  /** Reads on until the window has at least doubled (so that joining costs O(n) in all), or the input has ended. */
  async fill(): Promise<void> {
    const rest = this.buffer.subarray(this.start)
    const parts: Uint8Array[] = [rest]
    let added = 0
    while (added === 0 || (added < rest.length && !this.#waits)) {
      const { done, value } = await this.#chunks.next()
      if (done) {
        this.ended = true
        break
      }
      parts.push(value)
      added += value.length
    }
    this.buffer = parts.length === 2 && rest.length === 0 ? asBuffer(parts[1]!) : Buffer.concat(parts)
    this.start = 0
  }

  /** Lets go of the input. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  /** Drops everything up to and including the next newline; false when the input ended first. */
  async dropLine(): Promise<boolean> {
    for (;;) {
      const end = this.buffer.indexOf(NEWLINE, this.start)
      if (end >= 0) {
        this.start = end + 1
        this.line++
        return true
      }
      this.start = this.buffer.length
      if (this.ended) return false
      await this.fill()
    }
  }
}

/** The same bytes, not copied. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Calls `onLine` for each line, without its line end, a byte order mark and NULs. Lines longer than `LONGEST` go to
 * `onTooLong`.
 *
 * @returns whether the last line has no end of its own
 */
export async function readLines(
  input: Input,
  onLine: (text: string, line: number) => void,
  onTooLong: (line: number) => void,
): Promise<boolean> {
  const window = new ByteWindow(input)
  for (;;) {
    const end = window.buffer.indexOf(NEWLINE, window.start)
    if (end >= 0) {
      if (end - window.start > LONGEST) onTooLong(window.line)
      else onLine(lineText(window.buffer, window.start, end, window.line), window.line)
      window.start = end + 1
      window.line++
      continue
    }
    if (window.ended) {
      const isOpen = window.start < window.buffer.length
      if (isOpen) onLine(lineText(window.buffer, window.start, window.buffer.length, window.line), window.line)
      return isOpen
    }
    if (window.buffer.length - window.start > LONGEST) {
      onTooLong(window.line)
      await window.dropLine()
      continue
    }
    await window.fill()
  }
}

/** Text of a line: no carriage return, no byte order mark at the start of the input, no NULs. */
export function lineText(buffer: Buffer, start: number, end: number, line: number): string {
  if (start === end) return ''
  let text = buffer.toString('utf8', start, end)
  if (line === 1 && text.charCodeAt(0) === 0xfeff) text = text.slice(1)
  if (text.endsWith('\r')) text = text.slice(0, -1)
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
