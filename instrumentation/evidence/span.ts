/** A span as the preload holds it while it is open, and its OTLP JSON. */
import { nanos } from './clock.ts'

export type Value = string | number | boolean | readonly string[]
export type Attributes = Record<string, Value | undefined>

export const KIND = { internal: 1, server: 2, client: 3, consumer: 5 } as const

export interface Span {
  traceId: string
  spanId: string
  parentId: string | undefined
  name: string
  kind: (typeof KIND)[keyof typeof KIND]
  /** Milliseconds since the epoch. */
  start: number
  end: number | undefined
  attributes: Attributes
  error: boolean
  message: string | undefined
  events: { name: string; time: number }[] | undefined
  /** Span of another tracer that was active when this one began. */
  link: { traceId: string; spanId: string } | undefined
  /** Its attributes as they were last written: most of them are there again at the end. */
  written: { of: Attributes; values: readonly (Value | undefined)[]; json: string } | undefined
}

const idBytes = Buffer.allocUnsafeSlow(16)
const idWords = new Uint32Array(idBytes.buffer)

/** 16 or 32 lower-case hex digits, never all zero. Ids need to be unique, not secret. */
export function randomId(digits: 16 | 32): string {
  for (let i = 0; i < digits / 8; i++) idWords[i] = Math.random() * 0xffffffff + 1
  return idBytes.toString('hex', 0, digits / 2)
}

/** The span as an OTLP JSON object: hex ids, string nanos, enum numbers; an open one ends at "0". */
export function spanJson(span: Span): string {
  let json = `{"traceId":"${span.traceId}","spanId":"${span.spanId}",`
  if (span.parentId) json += `"parentSpanId":"${span.parentId}",`
  json += `"name":${stringJson(span.name)},"kind":${span.kind},"startTimeUnixNano":"${nanos(span.start)}",`
  json += `"endTimeUnixNano":"${span.end === undefined ? '0' : nanos(span.end)}","attributes":${writtenAttributes(span)}`
  if (span.events) {
    const events = span.events.map(
      ({ name, time }) => `{"timeUnixNano":"${nanos(time)}","name":${JSON.stringify(name)}}`,
    )
    json += `,"events":[${events.join()}]`
  }
  if (span.link) json += `,"links":[{"traceId":"${span.link.traceId}","spanId":"${span.link.spanId}"}]`
  if (span.error) json += `,"status":{"code":2${span.message ? `,"message":${stringJson(span.message)}` : ''}}`
  else json += ',"status":{}'
  return `${json}}`
}

/** The attributes' array. What the last record of the span said of them is taken over, as far as it still holds. */
function writtenAttributes(span: Span): string {
  const { attributes, written } = span
  const values = Object.values(attributes)
  const holds = written?.of === attributes && written.values.every((value, i) => value === values[i])
  let json = holds ? written.json : ''
  const keys = Object.keys(attributes)
  for (let i = holds ? written.values.length : 0; i < keys.length; i++) json += attributeJson(json, keys[i]!, values[i])
  if (span.end === undefined) span.written = { of: attributes, values, json }
  return `[${json}]`
}

export function attributesJson(attributes: Attributes): string {
  let json = ''
  for (const key in attributes) json += attributeJson(json, key, attributes[key])
  return `[${json}]`
}

/** One more member of the array; none for what is undefined. */
function attributeJson(before: string, key: string, value: Value | undefined): string {
  if (value === undefined) return ''
  let said = lastSaid.get(key)
  if (said?.value !== value) {
    const known = said !== undefined || lastSaid.size < KEYS
    said = { value, json: `,{"key":"${key}","value":${valueJson(value)}}`, again: false }
    if (known) lastSaid.set(key, said)
  } else if (!said.again) {
    said.again = true
    // Makes one piece of it: the fewer a line is put together from, the less it costs to write it.
    said.json.charCodeAt(0)
  }
  return before === '' ? said.json.slice(1) : said.json
}

/** What was said last of each name: of method, host, key and region it is mostly the same again. */
const lastSaid = new Map<string, { value: Value; json: string; again: boolean }>()
const KEYS = 500

function valueJson(value: Value): string {
  if (typeof value === 'string') return `{"stringValue":${stringJson(value)}}`
  if (typeof value === 'boolean') return `{"boolValue":${value}}`
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return `{"intValue":"${value}"}`
    return Number.isFinite(value) ? `{"doubleValue":${value}}` : `{"stringValue":"${value}"}`
  }
  return `{"arrayValue":{"values":[${value.map((item) => valueJson(String(item))).join()}]}}`
}

const PLAIN = /^[ !#-[\]-~]*$/

/** What most attributes hold needs no escape, and finding that out takes half the time of `JSON.stringify`. */
function stringJson(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}
