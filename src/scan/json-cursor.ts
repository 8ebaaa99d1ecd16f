/**
 * A place in the bytes of compact JSON (https://datatracker.ietf.org/doc/html/rfc8259), and how to go on from there:
 * strings four bytes at a time, numbers, whatever is passed over. It makes no objects. At whitespace, or anything else that
 * exporters do not write, it gives up.
 */
import { ARRAY, ARRAY_END, BACKSLASH, COLON, COMMA, OBJECT, OBJECT_END, QUOTE } from '../sources/kit/json-bytes.ts'
import { hashText, SEED_A, SEED_B, stepA, stepB } from './hash.ts'

/** The bytes are not in the form that is known here. */
export const UNKNOWN = new Error('not in the form that the scanner knows')

/** What is compared at a place may reach so far beyond the end: the longest of `SeenAttributes`, and a word more. */
export const SLACK = 264

/** Of a word, its first bytes. */
export const FIRST = [0, 0xff, 0xffff, 0xffffff] as const

const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n)

export class JsonCursor {
  bytes: Uint8Array = new Uint8Array(SLACK)
  view = new DataView(this.bytes.buffer)
  at = 0
  end = 0
  /** Of the string read last: where it stands, its hashes if they were asked for, whether it holds escapes. */
  from = 0
  to = 0
  a = 0
  b = 0
  escaped = false

  begin(bytes: Uint8Array, from: number, to: number): void {
    if (to + SLACK > bytes.length) {
      const own = new Uint8Array(to - from + SLACK)
      own.set(bytes.subarray(from, to))
      this.begin(own, 0, to - from)
      return
    }
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    this.at = from
    this.end = to
  }

  expect(byte: number): void {
    if (this.bytes[this.at] !== byte) throw UNKNOWN
    this.at++
  }

  passed(expected: Uint8Array): void {
    const { bytes, at } = this
    for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) throw UNKNOWN
    this.at = at + expected.length
  }

  /** Fields of an object whose brace was read: `each` stands behind the colon, and gets the length of the name. */
  fields(each: (length: number) => void): void {
    for (let first = true; ; first = false) {
      if (this.bytes[this.at] === OBJECT_END) {
        this.at++
        return
      }
      if (!first) this.expect(COMMA)
      this.string()
      if (this.escaped) throw UNKNOWN
      this.expect(COLON)
      each(this.to - this.from)
    }
  }

  list(each: () => void): void {
    this.expect(ARRAY)
    if (this.bytes[this.at] === ARRAY_END) {
      this.at++
      return
    }
    for (;;) {
      each()
      const next = this.bytes[this.at++]
      if (next === ARRAY_END) return
      if (next !== COMMA) throw UNKNOWN
    }
  }

  string(): void {
    this.expect(QUOTE)
    this.from = this.at
    this.rest()
  }

  /** On a string's first byte, or somewhere within: goes behind its end. */
  rest(): void {
    const { view } = this
    let { at } = this
    let escaped = false
    for (;;) {
      const stop = stopsOf(view.getInt32(at, true))
      if (stop === 0) {
        at += 4
        continue
      }
      at += nthOf(stop)
      const byte = view.getUint8(at)
      if (byte === QUOTE) break
      if (byte !== BACKSLASH) throw UNKNOWN
      escaped = true
      at += 2
      if (at > this.end) throw UNKNOWN
    }
    if (at >= this.end) throw UNKNOWN
    this.to = at
    this.at = at + 1
    this.escaped = escaped
  }

  /** A string, hashed as its UTF-8 bytes, escapes undone. */
  hashed(): void {
    this.expect(QUOTE)
    this.from = this.at
    this.hashedRest()
  }

  /** On a string's first byte. */
  hashedRest(): void {
    const { view, from } = this
    let at = from
    let a = SEED_A
    let b = SEED_B
    for (;;) {
      const word = view.getInt32(at, true)
      const stop = stopsOf(word)
      if (stop === 0) {
        a = stepA(a, word)
        b = stepB(b, word)
        at += 4
        continue
      }
      const more = nthOf(stop)
      const last = word & FIRST[more]!
      a = stepA(a, last)
      b = stepB(b, last)
      at += more
      break
    }
    this.at = at
    if (view.getUint8(at) !== QUOTE) {
      this.rest()
      const hash = hashText(this.text())
      this.a = hash.a
      this.b = hash.b
      return
    }
    if (at >= this.end) throw UNKNOWN
    this.a = stepA(a, at - from)
    this.b = stepB(b, at - from)
    this.to = at
    this.at = at + 1
    this.escaped = false
  }

  /** The text of the string read last. */
  text(): string {
    const { bytes, from, to } = this
    if (!this.escaped) return utf8(bytes, from, to)
    try {
      return JSON.parse(utf8(bytes, from - 1, to + 1)) as string
    } catch {
      throw UNKNOWN
    }
  }

  /** Is there no other byte in the string read last? */
  isAll(byte: number): boolean {
    for (let i = this.from; i < this.to; i++) if (this.bytes[i] !== byte) return false
    return true
  }

  /** Is it this text, given in words, of the same length? */
  isWords(words: Int32Array): boolean {
    return sameWords(this.view, this.from, this.to - this.from, words)
  }

  isString(name: string): boolean {
    return this.to - this.from === name.length && this.is(name, this.from)
  }

  is(name: string, from: number): boolean {
    for (let i = 0; i < name.length; i++) if (this.bytes[from + i] !== name.charCodeAt(i)) return false
    return true
  }

  /** Digits without a sign. */
  digits(): number {
    const { bytes } = this
    let value = 0
    let { at } = this
    for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[at]! - 48) {
      value = value * 10 + digit
      at++
    }
    if (at === this.at) throw UNKNOWN
    // More digits than a number holds are rounded once, not one by one.
    if (at - this.at > 15) value = Number(utf8(bytes, this.at, at))
    this.at = at
    return value
  }

  /** As text or bare. */
  integer(): number {
    const quoted = this.bytes[this.at] === QUOTE
    if (quoted) this.at++
    const negative = this.bytes[this.at] === 0x2d
    if (negative) this.at++
    const value = this.digits()
    if (quoted) this.expect(QUOTE)
    else if (isFraction(this.bytes[this.at]!)) throw UNKNOWN
    return negative ? -value : value
  }

  double(): number {
    const { bytes, at: from } = this
    if (bytes[from] === QUOTE) throw UNKNOWN
    let at = from
    let value = 0
    let digits = 0
    let decimals = 0
    for (; ; at++) {
      const byte = bytes[at]!
      if (byte >= 48 && byte <= 57) {
        value = value * 10 + byte - 48
        digits++
        if (decimals > 0) decimals++
      } else if (byte === 0x2e && decimals === 0 && digits > 0) decimals = 1
      else break
    }
    // Up to 15 digits are exact, and so is what they are divided by: the quotient is the nearest number.
    if (digits > 0 && digits <= 15 && decimals !== 1 && (bytes[at] === OBJECT_END || bytes[at] === COMMA)) {
      this.at = at
      return decimals > 0 ? value / POWERS[decimals - 1]! : value
    }
    this.skip()
    return Number(utf8(bytes, from, this.at))
  }

  boolean(): boolean {
    const is = this.bytes[this.at] === 0x74
    this.skip()
    return is
  }

  /** Any value, unread. */
  skip(): void {
    const { bytes } = this
    let depth = 0
    for (;;) {
      const byte = bytes[this.at]
      if (byte === QUOTE) this.string()
      else if (byte === OBJECT || byte === ARRAY) {
        depth++
        this.at++
      } else if (byte === OBJECT_END || byte === ARRAY_END) {
        if (depth === 0) return
        depth--
        this.at++
      } else if (byte === COMMA && depth === 0) return
      else {
        if (byte === undefined || this.at >= this.end || byte <= 32) throw UNKNOWN
        this.at++
        continue
      }
      if (depth === 0) {
        const next = bytes[this.at]
        if (next === COMMA || next === OBJECT_END || next === ARRAY_END) return
      }
    }
  }
}

/**
 * Of four bytes: the high bits of those at which a string's plain part ends (a quote, a backslash, a control character).
 * Only the lowest is sure (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
 */
export function stopsOf(word: number): number {
  const quote = word ^ 0x22222222
  const slash = word ^ 0x5c5c5c5c
  return (
    (((quote - 0x01010101) & ~quote) | ((slash - 0x01010101) & ~slash) | ((word - 0x20202020) & ~word)) & 0x80808080
  )
}

/** Which byte of a word it is, by `stopsOf`. */
export function nthOf(stops: number): number {
  return (31 - Math.clz32(stops & -stops)) >>> 3
}

/** A text of four ASCII characters or more in words, the last of which reaches back into the one before where it is not full. */
export function inWords(text: string): Int32Array {
  const bytes = Buffer.from(text)
  const starts = Array.from({ length: text.length >> 2 }, (_, nth) => nth * 4)
  if (text.length % 4 > 0) starts.push(text.length - 4)
  return Int32Array.from(starts, (at) => bytes.readInt32LE(at))
}

/** Do these words stand at `from`, in so many bytes? */
export function sameWords(view: DataView, from: number, length: number, words: Int32Array): boolean {
  // The ends of names differ sooner than their beginnings.
  const last = words.length - 1
  if (view.getInt32(from + length - 4, true) !== words[last]) return false
  for (let i = 0; i < last; i++) if (view.getInt32(from + 4 * i, true) !== words[i]) return false
  return true
}

export function isFraction(byte: number): boolean {
  return byte === 0x2e || byte === 0x65 || byte === 0x45
}

function utf8(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')
}
