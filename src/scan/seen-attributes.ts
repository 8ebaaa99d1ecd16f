/**
 * Attributes that were read before, by the one that stood before them. A run writes the same ones again and again, most of
 * them with the same value: these are told by comparing bytes, eight at a time, which is far less than reading them. Equal
 * bytes at the place of an attribute are the same attribute, as an object ends at its own brace.
 */
import type { Looked } from './attributes.ts'
import { SLACK } from './json-cursor.ts'
import { SpanDigest } from './span-digest.ts'

/** Longer ones are read each time. */
const LONGEST = SLACK - 8
/**
 * Values of one name: beyond these it is one that has a new value each time, and only its name is compared; of those behind
 * one attribute, and of all.
 */
const MOST_BEHIND = 3
const MOST_VALUES = 64
/** What may come after one attribute: so many are tried. */
const MOST_NEXT = 8
/** Beyond so many, what was read is forgotten, and learned anew. */
const MOST_SEEN = 2048

/** What a value says: a hash of it, a text, a number or a boolean; or what it adds to what a span is like, and nothing else. */
export const SAYS = { nothing: 0, hash: 1, text: 2, number: 3, boolean: 4, sum: 5 } as const
type Says = (typeof SAYS)[keyof typeof SAYS]

/** A value as it was read. */
export class Said {
  says: Says = SAYS.nothing
  /** Of a hash or a sum. */
  a = 0
  b = 0
  text = ''
  /** Of a boolean 1 for true; of a hash the first byte of what it is of. */
  number = 0
}

/** An attribute that was read, or only its name, to where its value begins: `{"key":"…","value":{"`. */
export class Seen extends Said {
  /** What stands before the value. */
  readonly name: string
  /** Where its bytes stand among those of all. */
  readonly first: number
  readonly length: number
  readonly isWhole: boolean
  readonly looked: Looked | undefined
  /** What came after it. */
  next: Seen[] = []

  constructor(name: string, first: number, length: number, isWhole: boolean, looked: Looked | undefined) {
    super()
    this.name = name
    this.first = first
    this.length = length
    this.isWhole = isWhole
    this.looked = looked
  }
}

export class SeenAttributes {
  /** By the name of the span or event whose first one it is, hashed. */
  readonly #firsts = new Map<number, Seen>()
  readonly #seen = new Map<string, Seen>()
  /** By what is before the value: how many values of it were learned. */
  readonly #values = new Map<string, number>()
  /**
   * Their bytes as floating-point numbers. Those are equal where their bytes are, but for zeros, which are no text, and for
   * what is no number: an attribute that holds any is read each time. The last eight bytes of each reach back into those before.
   */
  readonly #bytes = new Float64Array((MOST_SEEN * (LONGEST + 8)) / 8)
  #used = 0
  readonly #scratch = new SpanDigest()

  /** Stands before the first attribute of what has this name. */
  before(name: number): Seen {
    let first = this.#firsts.get(name)
    if (!first) {
      if (this.#firsts.size >= MOST_SEEN) this.#forget()
      first = new Seen('', 0, 0, false, undefined)
      this.#firsts.set(name, first)
    }
    return first
  }

  /** The one that stands here, of those that came before after what is before it. */
  after({ next }: Seen, view: DataView, at: number): Seen | undefined {
    for (let nth = 0; nth < next.length; nth++) {
      const one = next[nth]!
      if (!this.#isAt(one, view, at)) continue
      if (nth > 0) {
        next[nth] = next[nth - 1]!
        next[nth - 1] = one
      }
      return one
    }
    return undefined
  }

  #isAt({ first, length }: Seen, view: DataView, at: number): boolean {
    const bytes = this.#bytes
    const last = at + length - 8
    let nth = first
    for (let from = at; from < last; from += 8) if (view.getFloat64(from, true) !== bytes[nth++]) return false
    return view.getFloat64(last, true) === bytes[nth]
  }

  /**
   * @param before what stood before it
   * @param view an attribute, from its brace on, with slack behind it
   * @param value where its value begins: behind the first quote in it
   */
  learn(
    before: Seen,
    view: DataView,
    from: number,
    value: number,
    to: number,
    looked: Looked | undefined,
    said: Said,
  ): Seen {
    if (this.#seen.size >= MOST_SEEN) this.#forget()
    const name = textOf(view, from, value)
    const values = this.#values.get(name) ?? 0
    const behind = before.next.filter((one) => one.name === name)
    const isWhole = to - from <= LONGEST && values < MOST_VALUES && behind.length < MOST_BEHIND
    const text = isWhole ? textOf(view, from, to) : name
    let seen = this.#seen.get(text)
    if (!seen) {
      seen = new Seen(name, this.#used, text.length, isWhole, looked)
      this.#keep(view, from, text.length)
      this.#seen.set(text, seen)
      if (isWhole) {
        this.#values.set(name, values + 1)
        if (looked) this.#say(seen, looked, said)
      }
    }
    // What its name alone tells needs no values.
    before.next = [seen, ...before.next.filter((one) => isWhole || one.name !== name)].slice(0, MOST_NEXT)
    return seen
  }

  #keep(view: DataView, from: number, length: number): void {
    const last = from + length - 8
    for (let at = from; at < last; at += 8) this.#bytes[this.#used++] = view.getFloat64(at, true)
    this.#bytes[this.#used++] = view.getFloat64(last, true)
  }

  #say(seen: Seen, looked: Looked, said: Said): void {
    seen.says = said.says
    seen.a = said.a
    seen.b = said.b
    seen.text = said.text
    seen.number = said.number
    if (!looked.onlyAdds) return
    const span = this.#scratch
    span.begin()
    tell(span, looked, said)
    seen.says = SAYS.sum
    seen.a = span.likeA
    seen.b = span.likeB
  }

  #forget(): void {
    this.#firsts.clear()
    this.#seen.clear()
    this.#values.clear()
    this.#used = 0
  }
}

/** Tells a span what a value of it says. */
export function tell(span: SpanDigest, looked: Looked, { says, a, b, text, number }: Said): void {
  switch (says) {
    case SAYS.sum:
      span.likeA = (span.likeA + a) | 0
      span.likeB = (span.likeB + b) | 0
      break
    case SAYS.hash:
      if (looked.isHost) span.host(number)
      span.hashed(looked, a, b)
      break
    case SAYS.text:
      span.text(looked, text)
      break
    case SAYS.number:
      span.number(looked, number)
      break
    case SAYS.boolean:
      span.boolean(looked, number === 1)
      break
  }
}

function textOf({ buffer, byteOffset }: DataView, from: number, to: number): string {
  return Buffer.from(buffer, byteOffset + from, to - from).toString('latin1')
}
