/**
 * Rows of the tables that the OpenTelemetry collector's ClickHouse exporter makes (`otel_traces`, `otel_logs`), exported
 * as JSONEachRow, JSON or pretty lists.
 */
import type { SpanEvent, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { enrichLog, severityOf } from '../logs/log-facts.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { flatten, type MutableAttributes } from './span-attributes.ts'
import { processOf, serviceOf, spanRecord, typedValues } from './span-record.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number; at?: string }

export const clickhouseRows: Source = {
  format: 'ClickHouse rows (otel_traces, otel_logs)',
  proves: ['the spans and logs it holds'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  recognise: (head) =>
    (/"SpanName"\s*:/.test(head) && /"TraceId"\s*:/.test(head)) ||
    (/"SeverityText"\s*:/.test(head) && /"LogAttributes"\s*:/.test(head))
      ? 0.95
      : 0,
  read: (input, sink) =>
    readJson(input, sink, ['data'], ({ value, line, at, key }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      const time = isObject(value) ? timeOf(value['Timestamp']) : undefined
      if (isObject(value) && time !== undefined && 'SpanName' in value) readSpan(value, time, where, sink)
      else if (isObject(value) && time !== undefined && 'Body' in value) readLog(value, time, where, sink)
      else if (key || !isObject(value) || !('data' in value))
        sink.skip({ line, ...(at && { at }), reason: 'not a row of otel_traces or otel_logs' })
    }),
}

function readSpan(row: Json, start: Us, where: Where, sink: Sink): void {
  const resource = resourceOf(row)
  sink.record(
    spanRecord({
      traceId: row['TraceId'],
      spanId: row['SpanId'],
      parentSpanId: row['ParentSpanId'],
      name: String(row['SpanName'] ?? ''),
      kind: kindOf(row['SpanKind']),
      start,
      end: start + Math.floor(Number(row['Duration'] ?? 0) / 1000),
      status: statusOf(row['StatusCode']),
      message: row['StatusMessage'],
      attributes: typedValues(flatten(row['SpanAttributes'] ?? {})),
      events: eventsOf(row, start),
      resource,
      scope: row['ScopeName'],
      where,
    }),
  )
}

/** Nested columns come as lists side by side: `Events.Name`, `Events.Timestamp`, `Events.Attributes`. */
function eventsOf(row: Json, start: Us): SpanEvent[] {
  const names = row['Events.Name']
  if (!Array.isArray(names)) return []
  const times = Array.isArray(row['Events.Timestamp']) ? row['Events.Timestamp'] : []
  const attributes = Array.isArray(row['Events.Attributes']) ? row['Events.Attributes'] : []
  return names.map((name, i) => ({
    name: String(name),
    time: timeOf(times[i]) ?? start,
    attributes: flatten(attributes[i] ?? {}),
  }))
}

function resourceOf(row: Json): MutableAttributes {
  const resource = flatten(row['ResourceAttributes'] ?? {})
  if (typeof row['ServiceName'] === 'string' && row['ServiceName'] !== '') resource['service.name'] = row['ServiceName']
  return resource
}

function readLog(row: Json, time: Us, where: Where, sink: Sink): void {
  const resource = resourceOf(row)
  const severity = severityOf(String(row['SeverityText'] ?? ''))
  const traceId = traceIdOf(row['TraceId'])
  const spanId = spanIdOf(row['SpanId'])
  sink.record(
    enrichLog({
      type: 'log',
      time,
      ...(severity && { severity }),
      body: redact(String(row['Body'] ?? '')),
      attributes: typedValues(flatten(row['LogAttributes'] ?? {})),
      ...(traceId && { traceId }),
      ...(spanId && { spanId }),
      process: processOf(resource, where.file),
      service: serviceOf(resource),
      evidence: { kind: 'log', ...where, ...(traceId && { traceId }), ...(spanId && { spanId }), time: isoTime(time) },
    }),
  )
}
