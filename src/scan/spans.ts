/**
 * Reads the spans of one line of OTLP JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding) from its
 * bytes, without making an object of anything. It knows the compact form that exporters write; at anything else it gives
 * up, and `reference.ts` reads the line.
 */
import { ARRAY, ARRAY_END, BACKSLASH, COLON, COMMA, OBJECT, OBJECT_END, QUOTE } from '../sources/kit/json-bytes.ts'
import { type Looked, lookedAt } from './attributes.ts'
import { hashText, joined, SEED_A, SEED_B, STEP_A, STEP_B } from './hash.ts'
import type { LineSink } from './line-sink.ts'
import { ResourceDigest } from './resource-digest.ts'
import { SpanDigest } from './span-digest.ts'

/** The line is not in the form that the scanner knows. */
const UNKNOWN = new Error('not in the form that the scanner knows')

const KEY = Buffer.from('{"key":"')
const VALUE = Buffer.from('","value":{"')

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
/** Length and second letter tell them apart. */
const FIELD_AT = new Map(FIELDS.map((name, nth) => [name.length * 256 + name.charCodeAt(1), nth]))

const HEX = new Int8Array(256).fill(-1)
for (let i = 0; i < 16; i++) HEX['0123456789abcdef'.charCodeAt(i)] = i

export class SpanScanner {
  /** The spans of a line: they are handed on once all of it is known to be sound. */
  readonly #spans: SpanDigest[] = []
  #count = 0
  #span = new SpanDigest()
  readonly #resource: ResourceDigest
  readonly #sink: LineSink
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0
  #end = 0
  /** Of the string read last: where it stands, its hashes, whether it holds escapes. */
  #from = 0
  #to = 0
  #a = 0
  #b = 0
  #escaped = false

  constructor(sink: LineSink, file: string) {
    this.#sink = sink
    this.#resource = new ResourceDigest(file)
  }

  /** False where the line is in another form: nothing of it was handed on. */
  line(bytes: Buffer, from: number, to: number): boolean {
    this.#bytes = bytes
    this.#at = from
    this.#end = to
    this.#count = 0
    try {
      this.#request()
      for (let i = 0; i < this.#count; i++) this.#sink.span(this.#spans[i]!)
      return true
    } catch (error) {
      if (error === UNKNOWN) return false
      throw error
    }
  }

  #request(): void {
    this.#expect(OBJECT)
    this.#string(true)
    if (!this.#isString('resourceSpans')) throw UNKNOWN
    this.#expect(COLON)
    this.#list(this.#resourceSpans)
    this.#expect(OBJECT_END)
    if (this.#at !== this.#end) throw UNKNOWN
  }

  readonly #resourceSpans = (): void => {
    this.#expect(OBJECT)
    this.#resource.begin()
    let spans = false
    this.#fields((length) => {
      if (length === 8 && this.#isString('resource')) {
        if (spans) throw UNKNOWN
        this.#expect(OBJECT)
        this.#fields((own) => {
          if (own === 10 && this.#isString('attributes')) this.#list(this.#resourceAttribute)
          else this.#skip()
        })
        this.#resource.finish()
      } else if (length === 10 && this.#isString('scopeSpans')) {
        spans = true
        this.#list(this.#scopeSpans)
      } else this.#skip()
    })
  }

  readonly #scopeSpans = (): void => {
    this.#expect(OBJECT)
    let spans = false
    this.#fields((length) => {
      if (length === 5 && this.#isString('scope')) {
        if (spans) throw UNKNOWN
        this.#skip()
      } else if (length === 5 && this.#isString('spans')) {
        spans = true
        this.#list(this.#spanObject)
      } else this.#skip()
    })
  }

  readonly #spanObject = (): void => {
    if (this.#count === this.#spans.length) this.#spans.push(new SpanDigest())
    const span = this.#spans[this.#count++]!
    this.#span = span
    span.begin()
    this.#expect(OBJECT)
    let seen = 0
    for (let first = true; ; first = false) {
      if (this.#bytes[this.#at] === OBJECT_END) {
        this.#at++
        break
      }
      if (!first) this.#expect(COMMA)
      this.#string(false)
      if (this.#escaped) throw UNKNOWN
      const nth = FIELD_AT.get((this.#to - this.#from) * 256 + this.#bytes[this.#from + 1]!)
      const field = nth === undefined || !this.#is(FIELDS[nth]!, this.#from) ? undefined : FIELDS[nth]
      this.#expect(COLON)
      if (field === undefined) {
        this.#skip()
        continue
      }
      // A name that comes twice is the reference's: there the last one holds.
      if ((seen & (1 << nth!)) !== 0) throw UNKNOWN
      seen |= 1 << nth!
      this.#field(field)
    }
    if ((seen & 1) === 0 || span.start === 0) throw UNKNOWN
    span.finish(this.#resource.likeA, this.#resource.likeB, this.#resource.process)
  }

  #field(field: (typeof FIELDS)[number]): void {
    const span = this.#span
    switch (field) {
      case 'traceId':
        this.#traceId()
        break
      case 'spanId':
        this.#hashedString()
        span.id = joined(this.#a, this.#b)
        break
      case 'parentSpanId':
        this.#hashedString()
        span.parent = this.#isAll(0x30) ? 0 : joined(this.#a, this.#b)
        break
      case 'name':
        this.#hashedString()
        span.name(this.#a, this.#b, this.#is('tools/call ', this.#from) && this.#to - this.#from > 11)
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
        this.#list(this.#event)
        break
      case 'status':
        this.#status()
        break
    }
  }

  #status(): void {
    this.#expect(OBJECT)
    this.#fields((length) => {
      if (length === 4 && this.#isString('code')) this.#span.status(this.#enumerated(2))
      else if (length === 7 && this.#isString('message')) {
        this.#string(false)
        if (this.#to > this.#from) this.#span.message(this.#text())
      } else this.#skip()
    })
  }

  readonly #event = (): void => {
    this.#expect(OBJECT)
    this.#fields((length) => {
      if (length === 4 && this.#isString('name')) {
        this.#hashedString()
        this.#span.event(this.#a, this.#b)
      } else if (length === 10 && this.#isString('attributes')) this.#attributes()
      else this.#skip()
    })
  }

  /**
   * The attributes of a span or event. Most bytes of a file are here, so this stands in one piece, on local variables: an
   * attribute is `{"key":"…","value":{"stringValue":"…"}}`, and those that nobody reads are only passed over.
   */
  #attributes(): void {
    const bytes = this.#bytes
    const span = this.#span
    let at = this.#at
    if (bytes[at] !== ARRAY) throw UNKNOWN
    at++
    if (bytes[at] === ARRAY_END) {
      this.#at = at + 1
      return
    }
    for (;;) {
      for (let i = 0; i < KEY.length; i++) if (bytes[at + i] !== KEY[i]) throw UNKNOWN
      at += KEY.length
      const from = at
      let byte = bytes[at]!
      while (byte !== QUOTE) {
        // The end of the buffer is no byte at all.
        if (byte === BACKSLASH || !(byte >= 32)) throw UNKNOWN
        byte = bytes[++at]!
      }
      const looked = lookedAt(bytes, from, at)
      for (let i = 0; i < VALUE.length; i++) if (bytes[at + i] !== VALUE[i]) throw UNKNOWN
      at += VALUE.length
      if (bytes[at] === 0x73 && bytes[at + 6] === 0x56 && bytes[at + 12] === COLON && bytes[at + 13] === QUOTE) {
        // `stringValue":"`
        at += 14
        const first = at
        byte = bytes[at]!
        if (looked === undefined || looked.needsText) {
          let escaped = false
          while (byte !== QUOTE) {
            if (byte === BACKSLASH) {
              escaped = true
              at++
            } else if (!(byte >= 32)) throw UNKNOWN
            byte = bytes[++at]!
          }
          if (looked) {
            this.#from = first
            this.#to = at
            this.#escaped = escaped
            span.text(looked, this.#text())
          }
        } else {
          let a = SEED_A
          let b = SEED_B
          while (byte !== QUOTE) {
            if (byte === BACKSLASH || !(byte >= 32)) break
            a = Math.imul(a ^ byte, STEP_A)
            b = Math.imul(b ^ byte, STEP_B)
            byte = bytes[++at]!
          }
          if (byte !== QUOTE) {
            this.#at = first - 1
            this.#hashedString()
            a = this.#a
            b = this.#b
            at = this.#at - 1
          }
          if (at > first) {
            if (looked.isHost) span.host(bytes[first]!)
            span.hashed(looked, a, b)
          }
        }
        at++
      } else {
        // On the quote of the type's name, or on the brace before it.
        if (looked) {
          this.#at = at - 1
          this.#otherValue(looked)
          at = this.#at
        } else {
          this.#at = at - 2
          this.#skip()
          at = this.#at - 1
        }
      }
      if (bytes[at] !== OBJECT_END || bytes[at + 1] !== OBJECT_END) throw UNKNOWN
      byte = bytes[at + 2]!
      at += 3
      if (byte === ARRAY_END) break
      if (byte !== COMMA) throw UNKNOWN
    }
    this.#at = at
  }

  /** Behind `{`: a value that is no string. */
  #otherValue(looked: Looked): void {
    const bytes = this.#bytes
    const span = this.#span
    this.#string(false)
    const length = this.#to - this.#from
    const initial = bytes[this.#from]
    this.#expect(COLON)
    if (length === 8 && initial === 0x69) span.number(looked, this.#integer())
    else if (length === 9 && initial === 0x62 && this.#is('boolValue', this.#from))
      span.boolean(looked, this.#boolean())
    else if (length === 11 && initial === 0x64) span.number(looked, this.#double())
    else if (length === 10 && initial === 0x61) span.text(looked, this.#strings())
    else throw UNKNOWN
  }

  readonly #resourceAttribute = (): void => {
    const looked = this.#key()
    if (!looked) {
      this.#at--
      this.#skip()
      this.#expect(OBJECT_END)
      return
    }
    this.#string(false)
    const length = this.#to - this.#from
    const initial = this.#bytes[this.#from]
    this.#expect(COLON)
    if (length === 11 && initial === 0x73) {
      this.#string(false)
      this.#resource.attribute(looked.name, this.#text())
    } else if (length === 8 && initial === 0x69) this.#resource.attribute(looked.name, String(this.#integer()))
    else throw UNKNOWN
    this.#expect(OBJECT_END)
    this.#expect(OBJECT_END)
  }

  /** `{"key":"…","value":{"` of an attribute. */
  #key(): Looked | undefined {
    this.#passed(KEY)
    this.#at--
    this.#string(false)
    if (this.#escaped) throw UNKNOWN
    this.#at--
    const looked = lookedAt(this.#bytes, this.#from, this.#to)
    this.#passed(VALUE)
    this.#at--
    return looked
  }

  /** The strings of `{"values":[{"stringValue":"…"},…]}`, as the reference joins them. */
  #strings(): string {
    const texts: string[] = []
    this.#expect(OBJECT)
    this.#fields((length) => {
      if (length !== 6 || !this.#isString('values')) throw UNKNOWN
      this.#list(() => {
        this.#expect(OBJECT)
        this.#string(false)
        if (!this.#isString('stringValue')) throw UNKNOWN
        this.#expect(COLON)
        this.#string(false)
        texts.push(this.#text())
        this.#expect(OBJECT_END)
      })
    })
    return JSON.stringify(texts)
  }

  #traceId(): void {
    const bytes = this.#bytes
    const at = this.#at
    // 32 lower-case digits between quotes; any other spelling is the reference's.
    if (bytes[at] !== QUOTE || bytes[at + 33] !== QUOTE) throw UNKNOWN
    const span = this.#span
    span.t0 = this.#word(at + 1)
    span.t1 = this.#word(at + 9)
    span.t2 = this.#word(at + 17)
    span.t3 = this.#word(at + 25)
    span.plain = true
    this.#at = at + 34
  }

  #word(at: number): number {
    const bytes = this.#bytes
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
    const bytes = this.#bytes
    let at = this.#at
    const quoted = bytes[at] === QUOTE
    if (quoted) at++
    let [micros, digits] = [0, 0]
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
    } else if (digits === 0 || bytes[at] === 0x2e || bytes[at] === 0x65 || bytes[at] === 0x45) throw UNKNOWN
    else micros = Math.round(Number(bytes.toString('latin1', first, at)) / 1000)
    this.#at = at
    return micros
  }

  /** By its number, 0 for one that has no meaning. */
  #enumerated(last: number): number {
    const value = this.#digits()
    return value > last ? 0 : value
  }

  /** An enumeration by name is the reference's. */
  #digits(): number {
    const bytes = this.#bytes
    let value = 0
    const from = this.#at
    for (let digit = bytes[this.#at]! - 48; digit >= 0 && digit <= 9; digit = bytes[this.#at]! - 48) {
      value = value * 10 + digit
      this.#at++
    }
    if (this.#at === from) throw UNKNOWN
    return value
  }

  #integer(): number {
    const bytes = this.#bytes
    const quoted = bytes[this.#at] === QUOTE
    if (quoted) this.#at++
    const negative = bytes[this.#at] === 0x2d
    if (negative) this.#at++
    const value = this.#digits()
    if (quoted) this.#expect(QUOTE)
    else if (bytes[this.#at] === 0x2e || bytes[this.#at] === 0x65 || bytes[this.#at] === 0x45) throw UNKNOWN
    return negative ? -value : value
  }

  #double(): number {
    const from = this.#at
    if (this.#bytes[from] === QUOTE) throw UNKNOWN
    this.#skip()
    return Number(this.#bytes.toString('latin1', from, this.#at))
  }

  #boolean(): boolean {
    const is = this.#bytes[this.#at] === 0x74
    this.#skip()
    return is
  }

  /** Fields of an object whose brace was read: `each` stands behind the colon, and gets the length of the name. */
  #fields(each: (length: number) => void): void {
    for (let first = true; ; first = false) {
      if (this.#bytes[this.#at] === OBJECT_END) {
        this.#at++
        return
      }
      if (!first) this.#expect(COMMA)
      this.#string(false)
      if (this.#escaped) throw UNKNOWN
      this.#expect(COLON)
      each(this.#to - this.#from)
    }
  }

  #list(each: () => void): void {
    this.#expect(ARRAY)
    if (this.#bytes[this.#at] === ARRAY_END) {
      this.#at++
      return
    }
    for (;;) {
      each()
      const next = this.#bytes[this.#at++]
      if (next === ARRAY_END) return
      if (next !== COMMA) throw UNKNOWN
    }
  }

  #passed(expected: Uint8Array): void {
    const bytes = this.#bytes
    const at = this.#at
    for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) throw UNKNOWN
    this.#at = at + expected.length
  }

  #expect(byte: number): void {
    if (this.#bytes[this.#at] !== byte) throw UNKNOWN
    this.#at++
  }

  /** A string, hashed as its UTF-8 bytes, escapes undone. */
  #hashedString(): void {
    this.#string(true)
    if (!this.#escaped) return
    const { a, b } = hashText(this.#text())
    this.#a = a
    this.#b = b
  }

  #string(hash: boolean): void {
    const bytes = this.#bytes
    let at = this.#at
    if (bytes[at] !== QUOTE) throw UNKNOWN
    at++
    this.#from = at
    let escaped = false
    let byte = bytes[at]!
    if (hash) {
      let a = SEED_A
      let b = SEED_B
      while (byte !== QUOTE) {
        if (byte === BACKSLASH) {
          escaped = true
          at++
        } else if (byte < 32 || byte === undefined) throw UNKNOWN
        a = Math.imul(a ^ byte, STEP_A)
        b = Math.imul(b ^ byte, STEP_B)
        byte = bytes[++at]!
      }
      this.#a = a
      this.#b = b
    } else
      while (byte !== QUOTE) {
        if (byte === BACKSLASH) {
          escaped = true
          at++
        } else if (byte < 32 || byte === undefined) throw UNKNOWN
        byte = bytes[++at]!
      }
    if (at >= this.#end) throw UNKNOWN
    this.#to = at
    this.#at = at + 1
    this.#escaped = escaped
  }

  /** The text of the string read last. */
  #text(): string {
    if (!this.#escaped) return this.#bytes.toString('utf8', this.#from, this.#to)
    try {
      return JSON.parse(this.#bytes.toString('utf8', this.#from - 1, this.#to + 1)) as string
    } catch {
      throw UNKNOWN
    }
  }

  /** Is there no other byte in the string read last? */
  #isAll(byte: number): boolean {
    for (let i = this.#from; i < this.#to; i++) if (this.#bytes[i] !== byte) return false
    return true
  }

  #isString(name: string): boolean {
    return this.#to - this.#from === name.length && this.#is(name, this.#from)
  }

  #is(name: string, from: number): boolean {
    for (let i = 0; i < name.length; i++) if (this.#bytes[from + i] !== name.charCodeAt(i)) return false
    return true
  }

  /** Any value, unread. */
  #skip(): void {
    const bytes = this.#bytes
    let depth = 0
    for (;;) {
      const byte = bytes[this.#at]
      if (byte === QUOTE) this.#string(false)
      else if (byte === OBJECT || byte === ARRAY) {
        depth++
        this.#at++
      } else if (byte === OBJECT_END || byte === ARRAY_END) {
        if (depth === 0) return
        depth--
        this.#at++
      } else if (byte === COMMA && depth === 0) return
      else {
        if (byte === undefined || this.#at >= this.#end || byte <= 32) throw UNKNOWN
        this.#at++
        continue
      }
      if (depth === 0) {
        const next = bytes[this.#at]
        if (next === COMMA || next === OBJECT_END || next === ARRAY_END) return
      }
    }
  }
}
