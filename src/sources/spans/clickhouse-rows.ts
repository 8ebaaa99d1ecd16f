/**
 * Rows of the tables that the OpenTelemetry collector's ClickHouse exporter makes (`otel_traces`, `otel_logs`), exported
 * as JSONEachRow, JSON or pretty lists. What a run folder says of its coverage is an event among the logs, with the file as its body.
 */
import type { Coverage, LogRecord, Span, SpanEvent, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { readCoverage } from '../input/coverage.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { enrichLog, severityOf } from '../logs/log-facts.ts'
import type { Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { processOf, serviceOf } from './resource-names.ts'
import { flatten, type MutableAttributes } from './span-attributes.ts'
import { giveSpan, RESOURCE_KEPT, type SpanParts, spanRecord, typedValues } from './span-record.ts'

type Json = Record<string, unknown>
type Where = { file: string; line?: number; at?: string }

export const clickhouseRows: Source = {
  format: 'ClickHouse rows (otel_traces, otel_logs)',
  inTwoPasses: 'parts',
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
      const parts = isObject(value) && 'SpanName' in value ? partsOfRow(value, where) : undefined
      const rec = isObject(value) && 'Body' in value ? logOfRow(value, where) : undefined
      if (parts) giveSpan(sink, parts)
      else if (rec) sink.record(rec)
      else if (key || !isObject(value) || !('data' in value))
        sink.skip({ line, ...(at && { at }), reason: 'not a row of otel_traces or otel_logs' })
    }),
}

/** Name of the event whose body is a run folder's coverage file; `rolecall load` writes it. */
export const COVERAGE_EVENT = 'rolecall.coverage'

/** A row of `otel_traces`, read or asked for; undefined where it has no time. */
export function spanOfRow(row: Json, where: Where): Span | undefined {
  const parts = partsOfRow(row, where)
  return parts && spanRecord(parts)
}

function partsOfRow(row: Json, where: Where): SpanParts | undefined {
  const start = timeOf(row['Timestamp'])
  if (start === undefined) return undefined
  const end = endOf(row, start)
  return {
    traceId: row['TraceId'],
    spanId: row['SpanId'],
    parentSpanId: row['ParentSpanId'],
    name: String(row['SpanName'] ?? ''),
    kind: kindOf(row['SpanKind']),
    start,
    ...(end !== undefined && { end }),
    status: statusOf(row['StatusCode']),
    message: row['StatusMessage'],
    attributes: typedValues(flatten(row['SpanAttributes'] ?? {})),
    events: eventsOf(row, start),
    resource: resourceOf(row),
    scope: row['ScopeName'],
    where,
  }
}

/**
 * The exporter subtracts the start from the end in 64 bits, whichever came first, and OTLP's end of a span that never ended is 0: added to
 * the start again, modulo 2^64, Duration gives the end that it had.
 */
function endOf(row: Json, start: Us): Us | undefined {
  const given = row['Duration'] ?? 0
  const digits = /(?:^\d{16}|\.\d{6})(\d{1,3})/.exec(String(row['Timestamp']))?.[1] ?? ''
  const startNs = BigInt(start) * 1000n + BigInt(digits.padEnd(3, '0'))
  const endNs = BigInt.asUintN(64, startNs + wholeOf(given))
  // A JSON number, or a time in less than nanoseconds, has lost its last digits.
  const isExact = digits.length === 3 && !(typeof given === 'number' && Math.abs(given) > Number.MAX_SAFE_INTEGER)
  // What was rounded down comes to a little less than 0, which is 2^64.
  const isRoundedNone = !isExact && endNs > 2n ** 64n - SECOND
  const isNone = startNs > endNs && endNs < (isExact ? NO_END : SECOND)
  return isNone || isRoundedNone ? undefined : Number(endNs / 1000n)
}

/** An end in the first microsecond of 1970 is none. */
export const NO_END = 1000n
const SECOND = 1_000_000_000n

function wholeOf(given: unknown): bigint {
  const text = String(given)
  if (/^-?\d{1,20}$/.test(text)) return BigInt(text)
  const number = Number(text)
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : 0n
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

/** A row of `otel_logs`, or what a run folder said of its coverage; undefined where it has no time. */
export function logOfRow(row: Json, where: Where): LogRecord | Coverage | undefined {
  const time = timeOf(row['Timestamp'])
  if (time === undefined) return undefined
  const resource = resourceOf(row)
  const own = typedValues(flatten(row['LogAttributes'] ?? {}))
  // The exporter got a column for it late.
  if (own['event.name'] === COVERAGE_EVENT || row['EventName'] === COVERAGE_EVENT) {
    const coverage = readCoverage(parsed(row['Body']), where)
    if (typeof coverage !== 'string') return coverage
  }
  const logger = row['ScopeName']
  const severity = severityOf(String(row['SeverityText'] ?? ''))
  const traceId = traceIdOf(row['TraceId'])
  const spanId = spanIdOf(row['SpanId'])
  return enrichLog({
    type: 'log',
    // The exporter writes what has no time as 1970.
    ...(time > 0 && { time }),
    ...(severity && { severity }),
    body: redact(String(row['Body'] ?? '')),
    attributes: { ...keptOf(resource), ...own },
    ...(traceId && { traceId }),
    ...(spanId && { spanId }),
    process: processOf(resource, where.file),
    service: serviceOf(resource),
    ...(typeof logger === 'string' && logger !== '' && { logger }),
    evidence: { kind: 'log', ...where, ...(traceId && { traceId }), ...(spanId && { spanId }), time: isoTime(time) },
  })
}

function keptOf(resource: MutableAttributes): MutableAttributes {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => RESOURCE_KEPT.includes(name)))
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) ?? {}
  } catch {
    return {}
  }
}
