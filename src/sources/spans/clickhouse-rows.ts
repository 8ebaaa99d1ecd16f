/**
 * Rows of the tables that the OpenTelemetry collector's ClickHouse exporter makes (`otel_traces`, `otel_logs`), exported
 * as JSONEachRow, JSON or pretty lists.
 *
 * A span that never ended has OTLP's end of 0, from which the exporter subtracts the start in 64 bits without a sign: a
 * Duration of centuries. What a run folder says of its coverage is an event among the logs, with the file as its body.
 */
import type { SpanEvent, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { readCoverage } from '../input/coverage.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { enrichLog, severityOf } from '../logs/log-facts.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { flatten, type MutableAttributes } from './span-attributes.ts'
import { processOf, RESOURCE_KEPT, serviceOf, spanRecord, typedValues } from './span-record.ts'

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
      if (isObject(value) && readRow(value, { file: input.name, line, ...(at && { at }) }, sink)) return
      if (key || !isObject(value) || !('data' in value))
        sink.skip({ line, ...(at && { at }), reason: 'not a row of otel_traces or otel_logs' })
    }),
}

/** Reads one row of either table; false when it is none. */
function readRow(row: Json, where: Where, sink: Sink): boolean {
  const time = timeOf(row['Timestamp'])
  if (time === undefined) return false
  if ('SpanName' in row) readSpan(row, time, where, sink)
  else if (!('Body' in row)) return false
  else if (isCoverage(row)) readEvent(row, where, sink)
  else readLog(row, time, where, sink)
  return true
}

/** Name of the event whose body is a run folder's coverage file. */
export const COVERAGE_EVENT = 'rolecall.coverage'

/** Nanoseconds, 292 years: what is longer was subtracted from no end. */
const LONGEST = 2 ** 63

function readSpan(row: Json, start: Us, where: Where, sink: Sink): void {
  const resource = resourceOf(row)
  const duration = Number(row['Duration'] ?? 0)
  sink.record(
    spanRecord({
      traceId: row['TraceId'],
      spanId: row['SpanId'],
      parentSpanId: row['ParentSpanId'],
      name: String(row['SpanName'] ?? ''),
      kind: kindOf(row['SpanKind']),
      start,
      end: duration < LONGEST ? start + Math.floor((belowMicrosecond(row['Timestamp']) + duration) / 1000) : undefined,
      status: statusOf(row['StatusCode']),
      message: row['StatusMessage'],
      attributes: typed(row['SpanAttributes']),
      events: eventsOf(row, start),
      resource,
      scope: row['ScopeName'],
      where,
    }),
  )
}

/** Attributes with the types that a Map of texts has not: the exporter writes a list as JSON. */
function typed(raw: unknown): MutableAttributes {
  const attributes = typedValues(flatten(raw ?? {}))
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string' || !/^\[.*\]$/s.test(value)) continue
    const list = parsed(value)
    if (Array.isArray(list) && list.every((one) => typeof one !== 'object')) attributes[name] = list
  }
  return attributes
}

/** Nanoseconds of a time as text: start and end are cut to microseconds each by itself. */
function belowMicrosecond(time: unknown): number {
  return Number((typeof time === 'string' && /[.]\d{6}(\d{3})/.exec(time)?.[1]) || 0)
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
  const logger = row['ScopeName']
  const severity = severityOf(String(row['SeverityText'] ?? ''))
  const traceId = traceIdOf(row['TraceId'])
  const spanId = spanIdOf(row['SpanId'])
  sink.record(
    enrichLog({
      type: 'log',
      // The exporter writes what has no time as 1970.
      ...(time > 0 && { time }),
      ...(severity && { severity }),
      body: redact(String(row['Body'] ?? '')),
      attributes: { ...keptOf(resource), ...typed(row['LogAttributes']) },
      ...(traceId && { traceId }),
      ...(spanId && { spanId }),
      process: processOf(resource, where.file),
      service: serviceOf(resource),
      ...(typeof logger === 'string' && logger !== '' && { logger }),
      evidence: { kind: 'log', ...where, ...(traceId && { traceId }), ...(spanId && { spanId }), time: isoTime(time) },
    }),
  )
}

function keptOf(resource: MutableAttributes): MutableAttributes {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => RESOURCE_KEPT.includes(name)))
}

/** The column came late to the exporter; the attribute is what it stands for. */
function isCoverage(row: Json): boolean {
  return row['EventName'] === COVERAGE_EVENT || flatten(row['LogAttributes'] ?? {})['event.name'] === COVERAGE_EVENT
}

function readEvent(row: Json, where: Where, sink: Sink): void {
  const read = readCoverage(parsed(row['Body']), where)
  if (typeof read === 'string') sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: read })
  else sink.record(read)
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) ?? {}
  } catch {
    return {}
  }
}
