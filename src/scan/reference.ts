/**
 * The same as the scanner, by `JSON.parse`: for lines in forms that the scanner does not know, and to test it against.
 */

import { spanIdOf, traceIdOf } from '../sources/kit/ids.ts'
import { isObject } from '../sources/kit/json-values.ts'
import { fromNanos } from '../sources/kit/times.ts'
import { kindOf, statusOf } from '../sources/spans/otel-enums.ts'
import { anyValue, get, type Json, list } from '../sources/spans/otlp-values.ts'
import { lookedAtName } from './attributes.ts'
import { hashText, joinedText } from './hash.ts'
import type { LineSink } from './line-sink.ts'
import { ResourceDigest } from './resource-digest.ts'
import { SpanDigest } from './span-digest.ts'

const RESOURCE_SPANS = ['resourceSpans', 'resource_spans']
const SCOPE_SPANS = ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans']
/** What holds spans somewhere that is not looked at here, or other records: such a line is read whole. */
const OTHERS = [
  'resourceLogs',
  'resource_logs',
  'batches',
  'result',
  'trace',
  'scopeLogs',
  'scope_logs',
  'ilSpans',
  'instrumentationLibraryLogs',
]

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']
const STATES = ['unset', 'ok', 'error']

export class ReferenceReader {
  readonly #span = new SpanDigest()
  readonly #resource: ResourceDigest
  readonly #sink: LineSink

  constructor(sink: LineSink, file: string) {
    this.#sink = sink
    this.#resource = new ResourceDigest(file)
  }

  /** False where the line holds something else than spans, or nothing that is known. */
  value(value: unknown): boolean {
    if (!isObject(value) || OTHERS.some((name) => name in value)) return false
    const lists = RESOURCE_SPANS.flatMap((name) => (Array.isArray(value[name]) ? [value[name] as unknown[]] : []))
    if (lists.length === 0) return false
    for (const one of lists.flat()) if (!this.#resourceSpans(one)) return false
    return true
  }

  #resourceSpans(value: unknown): boolean {
    if (!isObject(value) || OTHERS.some((name) => name in value)) return false
    this.#resource.begin()
    const resource = value['resource']
    for (const [name, one] of attributesOf(isObject(resource) ? resource : undefined))
      if (lookedAtName(name) && (typeof one === 'string' || typeof one === 'number'))
        this.#resource.attribute(name, String(one))
    this.#resource.finish()
    const name = SCOPE_SPANS.find((one) => Array.isArray(value[one]))
    for (const scope of (name && (value[name] as unknown[])) || []) {
      if (!isObject(scope)) return false
      for (const span of list(scope['spans'])) if (!isObject(span) || !this.#read(span)) return false
    }
    return true
  }

  /** False for a span that the reader skips, and says so. */
  #read(raw: Json): boolean {
    const start = fromNanos(get(raw, 'startTimeUnixNano', 'start_time_unix_nano'))
    if (start === undefined) return false
    const span = this.#span
    span.begin()
    const words = traceWordsOf(get(raw, 'traceId', 'trace_id'))
    span.t0 = words[0]
    span.t1 = words[1]
    span.t2 = words[2]
    span.t3 = words[3]
    const spanId = get(raw, 'spanId', 'span_id')
    if (typeof spanId === 'string') span.id = joinedText(spanId)
    const parent = get(raw, 'parentSpanId', 'parent_span_id')
    if (spanIdOf(parent) !== '') span.parent = joinedText(String(parent))
    const { name } = raw
    if (name !== undefined) {
      const { a, b } = hashText(String(name))
      span.name(a, b, /^tools\/call ./s.test(String(name)))
    }
    span.kind = KINDS.indexOf(kindOf(raw['kind']))
    span.start = start
    span.end = fromNanos(get(raw, 'endTimeUnixNano', 'end_time_unix_nano')) ?? 0
    const status = raw['status']
    if (isObject(status)) {
      if (status['code'] !== undefined) span.status(STATES.indexOf(statusOf(status['code'])))
      if (typeof status['message'] === 'string' && status['message'] !== '') span.message(status['message'])
    }
    this.#attributes(raw)
    for (const event of list(raw['events'])) {
      if (!isObject(event)) continue
      const named = hashText(String(event['name'] ?? ''))
      span.event(named.a, named.b)
      this.#attributes(event)
    }
    span.finish(this.#resource.likeA, this.#resource.likeB, this.#resource.process)
    this.#sink.span(span)
    return true
  }

  #attributes(holder: Json): void {
    for (const [name, value] of attributesOf(holder)) {
      const looked = lookedAtName(name)
      if (!looked) continue
      if (typeof value === 'string') {
        if (looked.isHost && value) this.#span.host(value.charCodeAt(0))
        // An empty text says nothing, except where it is read as a number.
        if (value !== '' || looked.needsText) this.#span.text(looked, value)
      } else if (typeof value === 'number') this.#span.number(looked, value)
      else if (typeof value === 'boolean') this.#span.boolean(looked, value)
      else if (Array.isArray(value)) this.#span.text(looked, JSON.stringify(value))
    }
  }
}

/** A trace id as four words: of 32 hex digits their values, of anything else a hash. All 0: there is none. */
export function traceWordsOf(raw: unknown): [number, number, number, number] {
  const id = traceIdOf(raw)
  if (id === '') return [0, 0, 0, 0]
  if (/^[0-9a-f]{32}$/.test(id))
    return [0, 8, 16, 24].map((at) => Number.parseInt(id.slice(at, at + 8), 16)) as [number, number, number, number]
  const { a, b } = hashText(id)
  return [a >>> 0, b >>> 0, ~a >>> 0, ~b >>> 0]
}

/** Names and values, flat, as `readAttributes` of the reader gives them to the model. */
function* attributesOf(holder: Json | undefined): Generator<[string, unknown]> {
  const raw = holder?.['attributes']
  if (Array.isArray(raw)) {
    for (const pair of raw) {
      if (!isObject(pair) || typeof pair['key'] !== 'string') continue
      yield* flat(pair['key'], anyValue(pair['value']))
    }
  } else if (isObject(raw)) for (const [name, value] of Object.entries(raw)) yield* flat(name, value)
}

function* flat(name: string, value: unknown): Generator<[string, unknown]> {
  if (!isObject(value)) yield [name, value]
  else for (const [own, one] of Object.entries(value)) yield* flat(`${name}.${own}`, one)
}
