/**
 * JSON in every layout people have: one value a line, one pretty-printed value, values one after another, one huge
 * array or object. Values are handed over one by one, with their line; the elements of a top-level array, and of the
 * arrays named in `split`, count as values of their own, so that a file of any size is read in bounded memory.
 */
import { ByteWindow, LONGEST, lineText } from '../input/byte-lines.ts'
import type { Input, Sink } from '../source.ts'
import { ARRAY, ARRAY_END, COLON, COMMA, OBJECT, OBJECT_END, QUOTE } from './json-bytes.ts'

export interface JsonPiece {
  value: unknown
  /** Line on which the value begins. */
  line: number
  /** JSON pointer of an element within the file's one value: `/Records/12`. */
  at?: string
  /** Name of the split array that held the element. */
  key?: string
}

type OnPiece = (piece: JsonPiece) => void
type SkipSink = Pick<Sink, 'skip'>

/** Lines up to this length are tried as a whole before their structure is looked at. */
const WHOLE_LINE = 8 * 1024 * 1024

/** Reads all values of an input; what is no JSON is skipped and named. */
export async function readJson(
  input: Input,
  sink: SkipSink,
  split: readonly string[],
  onPiece: OnPiece,
): Promise<void> {
  const window = new ByteWindow(input)
  for (;;) {
    const end = window.buffer.indexOf(0x0a, window.start)
    const length = (end < 0 ? window.buffer.length : end) - window.start
    if (end < 0 && !window.ended && length < WHOLE_LINE) {
      await window.fill()
      continue
    }
    if (end < 0 && length === 0) return
    if (length < WHOLE_LINE) {
      const text = lineText(window.buffer, window.start, window.start + length, window.line).trim()
      if (text === '' || readJsonLine(text, window.line, split, onPiece)) {
        window.start += length + (end < 0 ? 0 : 1)
        window.line++
        continue
      }
      if (text[0] !== '{' && text[0] !== '[') {
        // What is left of an array or object whose elements were read one by one after it broke.
        if (!/^[\]},\s]+$/.test(text)) sink.skip({ line: window.line, reason: 'not JSON' })
        window.start += length + (end < 0 ? 0 : 1)
        window.line++
        continue
      }
    }
    await new ValueScan(window, split, sink, onPiece).run()
  }
}

/** Hands over a line that is one whole value; false where it is none. */
export function readJsonLine(text: string, line: number, split: readonly string[], onPiece: OnPiece): boolean {
  if (text[0] !== '{' && text[0] !== '[') return false
  let value: unknown
  try {
    value = JSON.parse(text.endsWith(',') ? text.slice(0, -1) : text)
  } catch {
    return false
  }
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) onPiece({ value: one, line, at: `/${i}` })
    return true
  }
  let rest = value as Record<string, unknown>
  for (const key of split) {
    const elements = rest[key]
    if (!Array.isArray(elements)) continue
    rest = { ...rest, [key]: [] }
    for (const [i, one] of elements.entries())
      onPiece({ value: one, line, key, ...(elements.length > 1 && { at: `/${key}/${i}` }) })
  }
  onPiece({ value: rest, line })
  return true
}

const NEWLINE = 0x0a

/** Where the plain part of a string ends: most bytes of a value are in strings. */
function plainUntil(buffer: Uint8Array, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at]!
    if (byte === QUOTE || byte === 0x5c || byte === NEWLINE) return at
  }
  return buffer.length
}

/** One pass over the bytes of one value that fills several lines, or one very long one. */
class ValueScan {
  readonly #window: ByteWindow
  readonly #split: readonly string[]
  readonly #sink: SkipSink
  readonly #onPiece: OnPiece
  readonly #firstLine: number
  /** Where the scan stands in the window's buffer, and on which line. */
  #i: number
  #line: number
  /** Open brackets. */
  readonly #stack: number[] = []
  /** Start of the bytes that must be kept: of the element, or of the value outside split arrays. -1: none. */
  #heldFrom = -1
  #heldLine = 0
  #tooLong = false
  /** The array being split: its name, `''` for the top-level one. */
  #splitting: string | undefined
  #index = 0
  /** The value without the elements of its split arrays. */
  readonly #outside: Buffer[] = []
  #keyFrom = -1
  #key = ''

  constructor(window: ByteWindow, split: readonly string[], sink: SkipSink, onPiece: OnPiece) {
    this.#window = window
    this.#split = split
    this.#sink = sink
    this.#onPiece = onPiece
    this.#firstLine = window.line
    this.#i = window.start
    this.#line = window.line
  }

  /** Leaves the window behind the value, or, when it is torn, where reading can go on. */
  async run(): Promise<void> {
    let inString = false
    let escaped = false
    /** Last byte outside of strings that is no white space; a string counts as `"`. */
    let before = 0
    for (;;) {
      if (this.#i >= this.#window.buffer.length) {
        if (this.#window.ended) return this.#tear(`torn: the value that begins on line ${this.#firstLine} never ends`)
        await this.#more()
        continue
      }
      if (inString && !escaped) this.#i = plainUntil(this.#window.buffer, this.#i)
      if (this.#i >= this.#window.buffer.length) continue
      const byte = this.#window.buffer[this.#i]!
      if (inString) {
        if (escaped) escaped = false
        else if (byte === 0x5c) escaped = true
        else if (byte === QUOTE) {
          inString = false
          before = QUOTE
          this.#endString()
        } else if (byte === NEWLINE) return this.#tear(`torn: a text breaks off on line ${this.#line}`)
        this.#i++
        continue
      }
      if (byte <= 0x20) {
        if (byte === NEWLINE) this.#line++
        this.#i++
        continue
      }
      if (byte === OBJECT || byte === ARRAY) {
        if (this.#stack.length > 0 && before !== COMMA && before !== COLON && before !== ARRAY)
          return this.#tear(
            `torn: the value that begins on line ${this.#firstLine} breaks off before line ${this.#line}`,
          )
        this.#open(byte)
      } else if (byte === OBJECT_END || byte === ARRAY_END) {
        if ((this.#stack.pop() === OBJECT) !== (byte === OBJECT_END))
          return this.#tear(`not JSON: brackets do not match on line ${this.#line}`)
        this.#close()
        if (this.#stack.length === 0) return this.#finish()
      } else if (byte === COMMA) {
        if (this.#atElements()) this.#endElement()
      } else {
        if (this.#stack.length === 0 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) return this.#tear('not JSON')
        if (this.#atElements() && this.#heldFrom < 0) this.#hold()
        if (byte === QUOTE) {
          inString = true
          this.#keyFrom = this.#stack.length === 1 && this.#splitting === undefined ? this.#i + 1 : -1
        }
      }
      before = byte
      this.#i++
    }
  }

  /** Reads on, keeping only what is held. */
  async #more(): Promise<void> {
    if (this.#heldFrom >= 0 && this.#i - this.#heldFrom > LONGEST) this.#tooLong = true
    const from = this.#heldFrom >= 0 && !this.#tooLong ? this.#heldFrom : this.#i
    this.#window.start = from
    await this.#window.fill()
    this.#i -= from
    if (this.#heldFrom >= 0) this.#heldFrom = this.#tooLong ? 0 : this.#heldFrom - from
    if (this.#keyFrom >= 0) this.#keyFrom = Math.max(0, this.#keyFrom - from)
  }

  #endString(): void {
    if (this.#keyFrom >= 0) this.#key = this.#window.buffer.toString('utf8', this.#keyFrom, this.#i)
    this.#keyFrom = -1
  }

  /** Is the scan directly inside the array being split? */
  #atElements(): boolean {
    return this.#splitting !== undefined && this.#stack.length === (this.#splitting === '' ? 1 : 2)
  }

  #hold(): void {
    this.#heldFrom = this.#i
    this.#heldLine = this.#line
    this.#tooLong = false
  }

  #open(byte: number): void {
    const depth = this.#stack.length
    if (depth === 0 && byte === ARRAY) this.#splitting = ''
    else if (depth === 0) this.#hold()
    else if (depth === 1 && byte === ARRAY && this.#splitting === undefined && this.#split.includes(this.#key)) {
      this.#outside.push(Buffer.from(this.#window.buffer.subarray(this.#heldFrom, this.#i + 1)))
      this.#heldFrom = -1
      this.#splitting = this.#key
      this.#index = 0
    } else if (this.#atElements() && this.#heldFrom < 0) this.#hold()
    this.#stack.push(byte)
  }

  #close(): void {
    if (this.#splitting === undefined || this.#stack.length !== (this.#splitting === '' ? 0 : 1)) return
    this.#endElement()
    if (this.#stack.length === 0) return
    this.#splitting = undefined
    this.#hold()
    this.#heldLine = this.#firstLine
  }

  #endElement(): void {
    if (this.#heldFrom < 0) return
    const at = this.#splitting ? `/${this.#splitting}/${this.#index}` : `/${this.#index}`
    if (this.#i - this.#heldFrom > LONGEST) this.#tooLong = true
    this.#give(this.#window.buffer.toString('utf8', this.#heldFrom, this.#i), at)
    this.#heldFrom = -1
    this.#index++
  }

  #give(text: string, at?: string): void {
    const where = { line: this.#heldLine, ...(at && { at }) }
    if (this.#tooLong) {
      this.#sink.skip({ ...where, reason: `a value of more than ${LONGEST} bytes` })
      return
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      this.#sink.skip({ ...where, reason: 'not JSON' })
      return
    }
    this.#onPiece({ value, ...where, ...(at && this.#splitting && { key: this.#splitting }) })
  }

  /** The value is complete: what stood outside its split arrays is handed over, and the window set behind it. */
  #finish(): void {
    if (this.#heldFrom >= 0) {
      if (this.#i - this.#heldFrom > LONGEST) this.#tooLong = true
      this.#outside.push(this.#window.buffer.subarray(this.#heldFrom, this.#i + 1))
      this.#heldLine = this.#firstLine
      this.#give(Buffer.concat(this.#outside).toString('utf8'))
    }
    const { buffer } = this.#window
    let end = this.#i + 1
    while (end < buffer.length && (buffer[end]! <= 0x20 || buffer[end] === COMMA))
      if (buffer[end++] === NEWLINE) this.#line++
    this.#window.start = end
    this.#window.line = this.#line
  }

  /** Goes on with the line that tore the value; behind it, when the value began there or a text ran over its end. */
  #tear(reason: string): void {
    this.#sink.skip({ line: this.#firstLine, reason })
    const { buffer } = this.#window
    const lineStart = buffer.lastIndexOf(NEWLINE, this.#i - 1) + 1
    const ended = this.#i >= buffer.length
    if (!ended && this.#line > this.#firstLine && buffer[this.#i] !== NEWLINE && lineStart >= this.#window.start) {
      this.#window.start = lineStart
      this.#window.line = this.#line
      return
    }
    const lineEnd = buffer.indexOf(NEWLINE, this.#i)
    this.#window.start = lineEnd < 0 ? buffer.length : lineEnd + 1
    this.#window.line = this.#line + 1
  }
}

/** An object that is neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
