/**
 * Reads the spans of one line of OTLP JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding) from its
 * bytes, without making an object of anything. It knows the compact form that exporters write; at anything else it gives
 * up, and `reference.ts` reads the line.
 */
import { ARRAY, ARRAY_END, COLON, COMMA, OBJECT, OBJECT_END, QUOTE } from '../sources/kit/json-bytes.ts'
import { type Looked, lookedAt } from './attributes.ts'
import { joined, SEED_A, stepA } from './hash.ts'
import { FIRST, inWords, isFraction, JsonCursor, nthOf, sameWords, stopsOf, UNKNOWN } from './json-cursor.ts'
import type { LineSink } from './line-sink.ts'
import { ResourceDigest } from './resource-digest.ts'
import { SAYS, Said, SeenAttributes, tell } from './seen-attributes.ts'
import { SpanDigest } from './span-digest.ts'

/** What stands before a name, between it and its value, and before a value that is text: read as words. */
const KEY = inWords('{"key":"')
const VALUE = inWords('","value":{"')
const STRING = inWords('stringValue"')
const INT = inWords('intValue')
const DOUBLE = inWords('doubleValue":')
const DOUBLE_LENGTH = 'doubleValue":'.length
/** Texts that are kept: of so many bytes, and so many of them. */
const LONGEST_KEPT = 256
const MOST_KEPT = 4096
/** `:"` */
const COLON_QUOTE = 0x223a
/** `{}` */
const EMPTY = 0x7d7b
/** `}}` */
const TWO_ENDS = 0x7d7d

/** The fields of a span that are read, by their numbers. */
const FIELD = {
  traceId: 0,
  spanId: 1,
  parentSpanId: 2,
  name: 3,
  kind: 4,
  startTimeUnixNano: 5,
  endTimeUnixNano: 6,
  attributes: 7,
  events: 8,
  status: 9,
} as const
const FIELDS = Object.keys(FIELD)
const FIELD_WORDS = FIELDS.map(inWords)
/** As they stand behind another one. */
const NEXT_LENGTHS = FIELDS.map((name) => `,"${name}":`.length)
const NEXT_WORDS = FIELDS.map((name) => inWords(`,"${name}":`))
/** Length and second letter tell them apart. */
const FIELD_AT = new Int8Array(1024).fill(-1)
for (const [nth, name] of FIELDS.entries()) FIELD_AT[slotOf(name.length, name.charCodeAt(1))] = nth

function slotOf(length: number, second: number): number {
  return ((length & 31) << 5) | (second & 31)
}

const HEX = new Int8Array(256).fill(-1)
for (let i = 0; i < 16; i++) HEX['0123456789abcdef'.charCodeAt(i)] = i

export class SpanScanner {
  /** The spans of a line: they are handed on once all of it is known to be sound. */
  readonly #spans: SpanDigest[] = []
  #count = 0
  #span = new SpanDigest()
  readonly #resource: ResourceDigest
  readonly #sink: LineSink
  readonly #json = new JsonCursor()
  readonly #texts = new Map<number, string>()
  readonly #seen = new SeenAttributes()
  /** What was read last of an attribute. */
  readonly #said = new Said()
  /** The last trace id that was read: its digits, eight at a time, and what they say. */
  readonly #trace = new Float64Array(4)
  readonly #traceWords = new Uint32Array(4)
  /** The name of the span, hashed. */
  #named = 0
  /** By a field's number and 1, the first being what begins a span: which one came behind it. */
  readonly #next = new Int8Array(FIELDS.length + 1)

  constructor(sink: LineSink, file: string) {
    this.#sink = sink
    this.#resource = new ResourceDigest(file)
  }

  /**
   * False where the line is in another form: nothing of it was handed on.
   *
   * @param bytes a line of them; a few bytes more behind it save a copy
   */
  line(bytes: Uint8Array, from: number, to: number): boolean {
    this.#json.begin(bytes, from, to)
    this.#count = 0
    try {
      this.#request()
    } catch (error) {
      if (error === UNKNOWN) return false
      throw error
    }
    for (let i = 0; i < this.#count; i++) this.#sink.span(this.#spans[i]!)
    return true
  }

  #request(): void {
    const json = this.#json
    json.expect(OBJECT)
    json.string()
    if (!json.isString('resourceSpans')) throw UNKNOWN
    json.expect(COLON)
    json.list(this.#resourceSpans)
    json.expect(OBJECT_END)
    if (json.at !== json.end) throw UNKNOWN
  }

  readonly #resourceSpans = (): void => {
    const json = this.#json
    json.expect(OBJECT)
    this.#resource.begin()
    let spans = false
    let hasResource = false
    json.fields((length) => {
      if (length === 8 && json.isString('resource')) {
        // Of two the reference knows which holds.
        if (spans || hasResource) throw UNKNOWN
        hasResource = true
        const from = json.at
        json.at += this.#resource.again(json.bytes, from, json.end)
        if (json.at > from) return
        json.expect(OBJECT)
        json.fields((own) => {
          if (own === 10 && json.isString('attributes')) json.list(this.#resourceAttribute)
          else json.skip()
        })
        this.#resource.finish()
        this.#resource.learn(json.bytes, from, json.at)
      } else if (length === 10 && json.isString('scopeSpans')) {
        spans = true
        json.list(this.#scopeSpans)
      } else json.skip()
    })
  }

  readonly #scopeSpans = (): void => {
    const json = this.#json
    json.expect(OBJECT)
    let spans = false
    json.fields((length) => {
      if (length === 5 && json.isString('scope')) {
        if (spans) throw UNKNOWN
        json.skip()
      } else if (length === 5 && json.isString('spans')) {
        spans = true
        json.list(this.#spanObject)
      } else json.skip()
    })
  }

  readonly #spanObject = (): void => {
    const json = this.#json
    if (this.#count === this.#spans.length) this.#spans.push(new SpanDigest())
    const span = this.#spans[this.#count++]!
    this.#span = span
    span.begin()
    this.#named = 0
    json.expect(OBJECT)
    let seen = 0
    for (let nth = -1, first = true; ; first = false) {
      const expected = this.#next[nth + 1]!
      // Most spans have their fields in the order of the one before.
      if (!first && sameWords(json.view, json.at, NEXT_LENGTHS[expected]!, NEXT_WORDS[expected]!)) {
        json.at += NEXT_LENGTHS[expected]!
        nth = expected
      } else {
        if (json.bytes[json.at] === OBJECT_END) {
          json.at++
          break
        }
        if (!first) json.expect(COMMA)
        const before = nth
        nth = this.#fieldName()
        if (nth < 0) {
          json.skip()
          continue
        }
        this.#next[before + 1] = nth
      }
      // A name that comes twice is the reference's: there the last one holds.
      if ((seen & (1 << nth)) !== 0) throw UNKNOWN
      seen |= 1 << nth
      this.#field(nth)
    }
    if ((seen & 1) === 0 || span.start === 0) throw UNKNOWN
    span.finish(this.#resource.likeA, this.#resource.likeB, this.#resource.process)
  }

  /** Goes behind the colon. @returns the field's number, -1 for one that is not read */
  #fieldName(): number {
    const json = this.#json
    json.string()
    if (json.escaped) throw UNKNOWN
    const nth = FIELD_AT[slotOf(json.to - json.from, json.bytes[json.from + 1]!)]!
    const isField = nth >= 0 && json.isWords(FIELD_WORDS[nth]!)
    json.expect(COLON)
    return isField ? nth : -1
  }

  #field(nth: number): void {
    const json = this.#json
    const span = this.#span
    switch (nth) {
      case FIELD.traceId:
        this.#traceId()
        break
      case FIELD.spanId:
        json.hashed()
        span.id = joined(json.a, json.b)
        break
      case FIELD.parentSpanId:
        json.hashed()
        span.parent = json.isAll(0x30) ? 0 : joined(json.a, json.b)
        break
      case FIELD.name:
        json.hashed()
        this.#named = joined(json.a, json.b)
        span.name(json.a, json.b, json.is('tools/call ', json.from) && json.to - json.from > 11)
        break
      case FIELD.kind:
        span.kind = this.#enumerated(5)
        break
      case FIELD.startTimeUnixNano:
        span.start = this.#nanos()
        break
      case FIELD.endTimeUnixNano:
        span.end = this.#nanos()
        break
      case FIELD.attributes:
        this.#attributes(this.#named)
        break
      case FIELD.events:
        json.list(this.#event)
        break
      case FIELD.status:
        this.#status()
        break
    }
  }

  #status(): void {
    const json = this.#json
    if (json.view.getUint16(json.at, true) === EMPTY) {
      json.at += 2
      return
    }
    json.expect(OBJECT)
    json.fields((length) => {
      if (length === 4 && json.isString('code')) this.#span.status(this.#enumerated(2))
      else if (length === 7 && json.isString('message')) {
        json.string()
        if (json.to > json.from) this.#span.message(json.text())
      } else json.skip()
    })
  }

  readonly #event = (): void => {
    const json = this.#json
    let name = 0
    json.expect(OBJECT)
    json.fields((length) => {
      if (length === 4 && json.isString('name')) {
        json.hashed()
        name = joined(json.a, json.b)
        this.#span.event(json.a, json.b)
      } else if (length === 10 && json.isString('attributes')) this.#attributes(name)
      else json.skip()
    })
  }

  /**
   * The attributes of a span or event. Most bytes of a file are here, so this stands in one piece, on local variables: an
   * attribute is `{"key":"…","value":{"stringValue":"…"}}`. One that was read before is told by its bytes; of one whose name
   * was read before the value is read; those that nobody looks at are only passed over.
   *
   * @param name of the span or event, hashed
   */
  #attributes(name: number): void {
    const json = this.#json
    const { bytes, view } = json
    const span = this.#span
    json.expect(ARRAY)
    let at = json.at
    if (bytes[at] === ARRAY_END) {
      json.at = at + 1
      return
    }
    let before = this.#seen.before(name)
    for (;;) {
      const seen = this.#seen.after(before, view, at)
      if (seen?.isWhole) {
        at += seen.length
        // What stood in the buffer before may go on as an attribute does.
        if (at > json.end) throw UNKNOWN
        before = seen
        if (seen.looked !== undefined) tell(span, seen.looked, seen)
      } else {
        const from = at
        const looked = seen !== undefined ? seen.looked : this.#name(at)
        at = seen !== undefined ? at + seen.length : json.at
        this.#value(looked, at)
        if (looked !== undefined) tell(span, looked, this.#said)
        const value = at
        at = json.at
        if (view.getUint16(at, true) !== TWO_ENDS) throw UNKNOWN
        at += 2
        before = seen ?? this.#seen.learn(before, view, from, value, at, looked, this.#said)
      }
      const byte = bytes[at]
      at++
      if (byte === ARRAY_END) break
      if (byte !== COMMA) throw UNKNOWN
    }
    json.at = at
  }

  /** On an attribute's brace; goes behind the first quote of its value. */
  #name(from: number): Looked | undefined {
    const json = this.#json
    const { view } = json
    let at = from
    if (view.getInt32(at, true) !== KEY[0] || view.getInt32(at + 4, true) !== KEY[1]) throw UNKNOWN
    at += 8
    const name = at
    let hash = SEED_A
    for (;;) {
      const word = view.getInt32(at, true)
      const stop = stopsOf(word)
      if (stop === 0) {
        hash = stepA(hash, word)
        at += 4
        continue
      }
      const more = nthOf(stop)
      hash = stepA(hash, word & FIRST[more]!)
      at += more
      break
    }
    // The quote is what VALUE begins with: a name with escapes is the reference's.
    const looked = lookedAt(view, name, at - name, stepA(hash, at - name))
    if (
      view.getInt32(at, true) !== VALUE[0] ||
      view.getInt32(at + 4, true) !== VALUE[1] ||
      view.getInt32(at + 8, true) !== VALUE[2]
    )
      throw UNKNOWN
    json.at = at + 12
    return looked
  }

  /** Behind the first quote of a value; goes to the brace behind it. What it says is in `#said`. */
  #value(looked: Looked | undefined, at: number): void {
    const json = this.#json
    const said = this.#said
    const { view } = json
    said.says = SAYS.nothing
    json.at = at
    if (
      view.getInt32(at, true) === STRING[0] &&
      view.getInt32(at + 4, true) === STRING[1] &&
      view.getInt32(at + 8, true) === STRING[2] &&
      view.getUint16(at + 12, true) === COLON_QUOTE
    ) {
      const from = at + 14
      json.from = from
      json.at = from
      if (looked === undefined) json.rest()
      else {
        json.hashedRest()
        if (looked.needsText) {
          said.says = SAYS.text
          said.text = this.#textAgain()
        } else if (json.to > from) {
          said.says = SAYS.hash
          said.a = json.a
          said.b = json.b
          said.number = json.bytes[from]!
        }
      }
    } else if (looked) this.#otherValue()
    else {
      // From the brace on.
      json.at = at - 2
      json.skip()
      json.at--
    }
  }

  /** The string read last, by its hashes, where it was read before: most texts of a run come again and again. */
  #textAgain(): string {
    const json = this.#json
    if (json.to - json.from > LONGEST_KEPT) return json.text()
    const key = joined(json.a, json.b)
    const known = this.#texts.get(key)
    if (known !== undefined) return known
    const text = json.text()
    if (this.#texts.size >= MOST_KEPT) this.#texts.clear()
    this.#texts.set(key, text)
    return text
  }

  /** On the name of its type: a value that is no string. */
  #otherValue(): void {
    const json = this.#json
    const said = this.#said
    const { view, at } = json
    if (view.getInt32(at, true) === INT[0] && view.getInt32(at + 4, true) === INT[1] && json.bytes[at + 8] === QUOTE) {
      json.at = at + 9
      json.expect(COLON)
      said.says = SAYS.number
      said.number = json.integer()
      return
    }
    if (sameWords(view, at, DOUBLE_LENGTH, DOUBLE)) {
      json.at = at + DOUBLE_LENGTH
      said.says = SAYS.number
      said.number = json.double()
      return
    }
    json.at--
    json.string()
    json.expect(COLON)
    if (json.isString('boolValue')) {
      said.says = SAYS.boolean
      said.number = json.boolean() ? 1 : 0
    } else if (json.isString('arrayValue')) {
      said.says = SAYS.text
      said.text = this.#strings()
    } else throw UNKNOWN
  }

  readonly #resourceAttribute = (): void => {
    const json = this.#json
    for (const word of KEY) this.#word(word)
    json.from = json.at
    json.hashedRest()
    if (json.escaped) throw UNKNOWN
    const looked = lookedAt(json.view, json.from, json.to - json.from, json.a)
    json.at--
    for (const word of VALUE) this.#word(word)
    if (looked) {
      json.at--
      json.string()
      json.expect(COLON)
      if (json.isString('stringValue')) {
        json.string()
        this.#resource.attribute(looked.name, json.text())
      } else if (json.isString('intValue')) this.#resource.attribute(looked.name, String(json.integer()))
      else throw UNKNOWN
      json.expect(OBJECT_END)
    } else {
      json.at -= 2
      json.skip()
    }
    json.expect(OBJECT_END)
  }

  #word(expected: number): void {
    if (this.#json.view.getInt32(this.#json.at, true) !== expected) throw UNKNOWN
    this.#json.at += 4
  }

  /** The strings of `{"values":[{"stringValue":"…"},…]}`, as the reference joins them. */
  #strings(): string {
    const json = this.#json
    const texts: string[] = []
    json.expect(OBJECT)
    json.fields((length) => {
      if (length !== 6 || !json.isString('values')) throw UNKNOWN
      json.list(() => {
        json.expect(OBJECT)
        json.string()
        if (!json.isString('stringValue')) throw UNKNOWN
        json.expect(COLON)
        json.string()
        texts.push(json.text())
        json.expect(OBJECT_END)
      })
    })
    return JSON.stringify(texts)
  }

  #traceId(): void {
    const json = this.#json
    const { bytes, at } = json
    // 32 lower-case digits between quotes; any other spelling is the reference's.
    if (bytes[at] !== QUOTE || bytes[at + 33] !== QUOTE) throw UNKNOWN
    const span = this.#span
    // Spans of one trace stand behind each other as a rule.
    const { view } = json
    const last = this.#trace
    let isLast = true
    for (let nth = 0; nth < 4; nth++) isLast &&= view.getFloat64(at + 1 + 8 * nth, true) === last[nth]
    if (!isLast) {
      for (let nth = 0; nth < 4; nth++) {
        this.#traceWords[nth] = this.#hexWord(at + 1 + 8 * nth)
        last[nth] = view.getFloat64(at + 1 + 8 * nth, true)
      }
    }
    span.t0 = this.#traceWords[0]!
    span.t1 = this.#traceWords[1]!
    span.t2 = this.#traceWords[2]!
    span.t3 = this.#traceWords[3]!
    span.plain = true
    json.at = at + 34
  }

  #hexWord(at: number): number {
    const { bytes } = this.#json
    let word = 0
    for (let i = at; i < at + 8; i++) {
      const digit = HEX[bytes[i]!]!
      if (digit < 0) throw UNKNOWN
      word = (word << 4) | digit
    }
    return word >>> 0
  }

  /** Digits, as text or bare: nanoseconds, read as µs; 0 for none. */
  #nanos(): number {
    const json = this.#json
    const { bytes } = json
    let { at } = json
    const quoted = bytes[at] === QUOTE
    if (quoted && bytes[at + 20] === QUOTE) {
      const all = this.#nineteen(at + 1)
      if (all >= 0) {
        json.at = at + 21
        return all
      }
    }
    if (quoted) at++
    let micros = 0
    let digits = 0
    const first = at
    for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[at]! - 48) {
      at++
      digits++
    }
    for (let i = first; i < at - 3; i++) micros = micros * 10 + bytes[i]! - 48
    if (quoted) {
      if (bytes[at] !== QUOTE) throw UNKNOWN
      at++
      // No time at all, or `0`.
      if (digits <= 1) micros = 0
    } else if (digits === 0 || isFraction(bytes[at]!)) throw UNKNOWN
    else micros = Math.round(Number(Buffer.from(bytes.subarray(first, at)).toString('latin1')) / 1000)
    json.at = at
    return micros
  }

  /** Nineteen digits, as all times of this century have, read as µs; -1 where they are none. */
  #nineteen(at: number): number {
    const { view } = this.#json
    const [first, second] = [fourDigits(view.getInt32(at, true)), fourDigits(view.getInt32(at + 4, true))]
    const [third, fourth] = [fourDigits(view.getInt32(at + 8, true)), fourDigits(view.getInt32(at + 12, true))]
    const isNumber =
      first >= 0 && second >= 0 && third >= 0 && fourth >= 0 && fourDigits(view.getInt32(at + 15, true)) >= 0
    return isNumber && first < 9000 ? ((first * 1e4 + second) * 1e4 + third) * 1e4 + fourth : -1
  }

  /** By its number, 0 for one that has no meaning; one that is named is the reference's. */
  #enumerated(last: number): number {
    const value = this.#json.digits()
    return value > last ? 0 : value
  }
}

/** What four digits say, of which the lowest byte is the first; -1 where they are none. */
function fourDigits(word: number): number {
  const digits = word ^ 0x30303030
  if (((digits | (digits + 0x76767676)) & 0x80808080) !== 0) return -1
  return (digits & 15) * 1000 + ((digits >> 8) & 15) * 100 + ((digits >> 16) & 15) * 10 + ((digits >> 24) & 15)
}
