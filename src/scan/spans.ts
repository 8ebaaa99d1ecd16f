/**
 * Reads the spans of one line of OTLP JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding) from its
 * bytes, without making an object of anything. It knows the compact form that exporters write; at anything else it gives
 * up, and `reference.ts` reads the line.
 */
import { ARRAY, ARRAY_END, COLON, COMMA, OBJECT, OBJECT_END, QUOTE } from '../sources/kit/json-bytes.ts'
import { type Looked, lookedAt } from './attributes.ts'
import { joined, SEED_A, stepA } from './hash.ts'
import { FIRST, inWords, isFraction, JsonCursor, nthOf, stopsOf, UNKNOWN } from './json-cursor.ts'
import type { LineSink } from './line-sink.ts'
import { ResourceDigest } from './resource-digest.ts'
import { SpanDigest } from './span-digest.ts'

/** What stands before a name, between it and its value, and before a value that is text: read as words. */
const KEY = inWords('{"key":"')
const VALUE = inWords('","value":{"')
const STRING = inWords('stringValue"')
const INT = inWords('intValue')
/** Texts that are kept: of so many bytes, and so many of them. */
const LONGEST_KEPT = 256
const MOST_KEPT = 4096
/** `:"` */
const COLON_QUOTE = 0x223a
/** `}}` */
const TWO_ENDS = 0x7d7d

/** The fields of a span that are read. */
const FIELDS = [
  'traceId',
  'spanId',
  'parentSpanId',
  'name',
  'kind',
  'startTimeUnixNano',
  'endTimeUnixNano',
  'attributes',
  'events',
  'status',
] as const
const FIELD_WORDS = FIELDS.map(inWords)
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
    json.fields((length) => {
      if (length === 8 && json.isString('resource')) {
        if (spans) throw UNKNOWN
        json.expect(OBJECT)
        json.fields((own) => {
          if (own === 10 && json.isString('attributes')) json.list(this.#resourceAttribute)
          else json.skip()
        })
        this.#resource.finish()
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
    json.expect(OBJECT)
    let seen = 0
    for (let first = true; ; first = false) {
      if (json.bytes[json.at] === OBJECT_END) {
        json.at++
        break
      }
      if (!first) json.expect(COMMA)
      json.string()
      if (json.escaped) throw UNKNOWN
      const nth = FIELD_AT[slotOf(json.to - json.from, json.bytes[json.from + 1]!)]!
      const field = nth >= 0 && json.isWords(FIELD_WORDS[nth]!) ? FIELDS[nth] : undefined
      json.expect(COLON)
      if (field === undefined) {
        json.skip()
        continue
      }
      // A name that comes twice is the reference's: there the last one holds.
      if ((seen & (1 << nth)) !== 0) throw UNKNOWN
      seen |= 1 << nth
      this.#field(field)
    }
    if ((seen & 1) === 0 || span.start === 0) throw UNKNOWN
    span.finish(this.#resource.likeA, this.#resource.likeB, this.#resource.process)
  }

  #field(field: (typeof FIELDS)[number]): void {
    const json = this.#json
    const span = this.#span
    switch (field) {
      case 'traceId':
        this.#traceId()
        break
      case 'spanId':
        json.hashed()
        span.id = joined(json.a, json.b)
        break
      case 'parentSpanId':
        json.hashed()
        span.parent = json.isAll(0x30) ? 0 : joined(json.a, json.b)
        break
      case 'name':
        json.hashed()
        span.name(json.a, json.b, json.is('tools/call ', json.from) && json.to - json.from > 11)
        break
      case 'kind':
        span.kind = this.#enumerated(5)
        break
      case 'startTimeUnixNano':
        span.start = this.#nanos()
        break
      case 'endTimeUnixNano':
        span.end = this.#nanos()
        break
      case 'attributes':
        this.#attributes()
        break
      case 'events':
        json.list(this.#event)
        break
      case 'status':
        this.#status()
        break
    }
  }

  #status(): void {
    const json = this.#json
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
    json.expect(OBJECT)
    json.fields((length) => {
      if (length === 4 && json.isString('name')) {
        json.hashed()
        this.#span.event(json.a, json.b)
      } else if (length === 10 && json.isString('attributes')) this.#attributes()
      else json.skip()
    })
  }

  /**
   * The attributes of a span or event. Most bytes of a file are here, so this stands in one piece, on local variables: an
   * attribute is `{"key":"…","value":{"stringValue":"…"}}`, and those that nobody reads are only passed over.
   */
  #attributes(): void {
    const json = this.#json
    const { bytes, view } = json
    const span = this.#span
    json.expect(ARRAY)
    let at = json.at
    if (bytes[at] === ARRAY_END) {
      json.at = at + 1
      return
    }
    for (;;) {
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
      at += 12
      json.at = at
      if (
        view.getInt32(at, true) === STRING[0] &&
        view.getInt32(at + 4, true) === STRING[1] &&
        view.getInt32(at + 8, true) === STRING[2] &&
        view.getUint16(at + 12, true) === COLON_QUOTE
      ) {
        at += 14
        json.from = at
        json.at = at
        if (looked === undefined) json.rest()
        else if (looked.needsText) {
          json.hashedRest()
          span.text(looked, this.#textAgain())
        } else {
          json.hashedRest()
          if (json.to > at) {
            if (looked.isHost) span.host(bytes[at]!)
            span.hashed(looked, json.a, json.b)
          }
        }
      } else if (looked) this.#otherValue(looked)
      else {
        // From the brace on.
        json.at = at - 2
        json.skip()
        json.at--
      }
      at = json.at
      if (view.getUint16(at, true) !== TWO_ENDS) throw UNKNOWN
      const byte = bytes[at + 2]
      at += 3
      if (byte === ARRAY_END) break
      if (byte !== COMMA) throw UNKNOWN
    }
    json.at = at
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
  #otherValue(looked: Looked): void {
    const json = this.#json
    const span = this.#span
    const { view, at } = json
    if (view.getInt32(at, true) === INT[0] && view.getInt32(at + 4, true) === INT[1] && json.bytes[at + 8] === QUOTE) {
      json.at = at + 9
      json.expect(COLON)
      span.number(looked, json.integer())
      return
    }
    json.at--
    json.string()
    json.expect(COLON)
    if (json.isString('boolValue')) span.boolean(looked, json.boolean())
    else if (json.isString('doubleValue')) span.number(looked, json.double())
    else if (json.isString('arrayValue')) span.text(looked, this.#strings())
    else throw UNKNOWN
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
    span.t0 = this.#hexWord(at + 1)
    span.t1 = this.#hexWord(at + 9)
    span.t2 = this.#hexWord(at + 17)
    span.t3 = this.#hexWord(at + 25)
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

  /** By its number, 0 for one that has no meaning; one that is named is the reference's. */
  #enumerated(last: number): number {
    const value = this.#json.digits()
    return value > last ? 0 : value
  }
}
