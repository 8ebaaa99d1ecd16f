/** A span as the preload holds it while it is open, and its OTLP JSON. */
import { nanos } from './clock.ts'

export type Value = string | number | boolean | readonly string[]
export type Attributes = Record<string, Value | undefined>

export const KIND = { internal: 1, server: 2, client: 3 } as const

export interface Span {
  traceId: string
  spanId: string
  parentId: string | undefined
  name: string
  kind: 1 | 2 | 3
  /** Milliseconds since the epoch. */
  start: number
  end: number | undefined
  attributes: Attributes
  error: boolean
  message: string | undefined
  events: { name: string; time: number }[] | undefined
  /** Span of another tracer that was active when this one began. */
  link: { traceId: string; spanId: string } | undefined
}

/** 16 or 32 lower-case hex digits, never all zero. Ids need to be unique, not secret. */
export function randomId(digits: 16 | 32): string {
  let id = ''
  for (let i = 0; i < digits; i += 8) id += ((Math.random() * 0xffffffff + 1) >>> 0).toString(16).padStart(8, '0')
  return id
}

/** The span as an OTLP JSON object: hex ids, string nanos, enum numbers; an open one ends at "0". */
export function spanJson(span: Span): string {
  let json = `{"traceId":"${span.traceId}","spanId":"${span.spanId}",`
  if (span.parentId) json += `"parentSpanId":"${span.parentId}",`
  json += `"name":${JSON.stringify(span.name)},"kind":${span.kind},"startTimeUnixNano":"${nanos(span.start)}",`
  json += `"endTimeUnixNano":"${span.end === undefined ? '0' : nanos(span.end)}","attributes":${attributesJson(span.attributes)}`
  if (span.events) {
    const events = span.events.map(
      ({ name, time }) => `{"timeUnixNano":"${nanos(time)}","name":${JSON.stringify(name)}}`,
    )
    json += `,"events":[${events.join()}]`
  }
  if (span.link) json += `,"links":[{"traceId":"${span.link.traceId}","spanId":"${span.link.spanId}"}]`
  if (span.error) json += `,"status":{"code":2${span.message ? `,"message":${JSON.stringify(span.message)}` : ''}}`
  else json += ',"status":{}'
  return `${json}}`
}

export function attributesJson(attributes: Attributes): string {
  let json = ''
  for (const key in attributes) {
    const value = attributes[key]
    if (value === undefined) continue
    json += `${json ? ',' : ''}{"key":"${key}","value":${valueJson(value)}}`
  }
  return `[${json}]`
}

function valueJson(value: Value): string {
  if (typeof value === 'string') return `{"stringValue":${JSON.stringify(value)}}`
  if (typeof value === 'boolean') return `{"boolValue":${value}}`
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return `{"intValue":"${value}"}`
    return Number.isFinite(value) ? `{"doubleValue":${value}}` : `{"stringValue":"${value}"}`
  }
  return `{"arrayValue":{"values":[${value.map((item) => valueJson(String(item))).join()}]}}`
}
