/**
 * A span as Go's stdouttrace prints it: fields by their Go names, kinds as the API numbers them, attributes as lists of typed
 * values. https://pkg.go.dev/go.opentelemetry.io/otel/exporters/stdout/stdouttrace
 */
import type { SpanEvent } from '../../model/records.ts'
import { isObject } from '../kit/json-values.ts'
import { timeOf } from '../kit/times.ts'
import type { Sink } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { flatten, type MutableAttributes } from './span-attributes.ts'
import { giveSpan } from './span-record.ts'

type Json = Record<string, unknown>

export function isGoSpan(value: Json): boolean {
  return isObject(value['SpanContext']) && typeof value['SpanContext']['TraceID'] === 'string'
}

export function goSpan(raw: Json, where: { file: string; line: number }, sink: Sink): void {
  const start = timeOf(raw['StartTime'])
  if (start === undefined) {
    sink.skip({ line: where.line, reason: 'a span without a start time' })
    return
  }
  const context = raw['SpanContext'] as Json
  const parent = isObject(raw['Parent']) ? raw['Parent']['SpanID'] : undefined
  const status = isObject(raw['Status']) ? raw['Status'] : {}
  const scope = raw['InstrumentationScope'] ?? raw['InstrumentationLibrary']
  // A span that has not ended is printed with Go's zero time.
  const end = timeOf(raw['EndTime'])
  giveSpan(sink, {
    traceId: context['TraceID'],
    spanId: context['SpanID'],
    parentSpanId: /^0*$/.test(String(parent ?? '')) ? undefined : parent,
    name: String(raw['Name'] ?? ''),
    kind: kindOf(raw['SpanKind']),
    start,
    end: end !== undefined && end >= start ? end : undefined,
    // Versions before 1.0 print the API's number, in which 1 is the error.
    status: status['Code'] === 1 ? 'error' : status['Code'] === 2 ? 'ok' : statusOf(status['Code']),
    message: status['Description'],
    attributes: attributesOf(raw['Attributes']),
    events: eventsOf(raw['Events'], start),
    resource: attributesOf(raw['Resource']),
    scope: isObject(scope) ? scope['Name'] : undefined,
    where,
  })
}

function eventsOf(raw: unknown, start: number): SpanEvent[] {
  if (!Array.isArray(raw)) return []
  return raw.filter(isObject).map((event) => ({
    name: String(event['Name'] ?? ''),
    time: timeOf(event['Time']) ?? start,
    attributes: attributesOf(event['Attributes']),
  }))
}

/** `[{ Key, Value: { Type, Value } }]` */
function attributesOf(raw: unknown): MutableAttributes {
  if (!Array.isArray(raw)) return {}
  return flatten(
    Object.fromEntries(
      raw.filter(isObject).map(({ Key, Value }) => [String(Key), isObject(Value) ? Value['Value'] : Value]),
    ),
  )
}
