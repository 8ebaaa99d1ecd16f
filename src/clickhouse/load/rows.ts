/**
 * Records as rows of the collector's tables, as its exporter writes them: names of kinds and states in its spelling, attributes as
 * text in a Map and with their types in JSON columns, a span that never ended with the exporter's own Duration for it.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/exporter/clickhouseexporter/v0.161.0/exporter/clickhouseexporter/exporter_traces.go
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { Attributes, Coverage, LogRecord, Rec, Scalar, Span, Us } from '../../model/records.ts'
import { coverageFileOf } from '../../sources/input/coverage.ts'
import { COVERAGE_EVENT } from '../../sources/spans/clickhouse-rows.ts'
import { processOf } from '../../sources/spans/resource-names.ts'
import { RESOURCE_KEPT } from '../../sources/spans/span-record.ts'

/** What the tables at hand have: the exporter's columns differ with its age and its options. */
export interface Columns {
  traces: ReadonlyMap<string, string>
  logs: ReadonlyMap<string, string>
}

export interface Row {
  table: 'traces' | 'logs'
  row: Readonly<Record<string, unknown>>
}

/** The row of a record; none of what is neither span nor log: test results, CloudTrail. */
export function rowOf(rec: Rec, columns: Columns): Row | undefined {
  switch (rec.type) {
    case 'span':
      return rec.evidence.kind === 'span' ? { table: 'traces', row: spanRow(rec, columns.traces) } : undefined
    case 'log':
      return { table: 'logs', row: logRow(rec, columns.logs) }
    case 'coverage':
      return { table: 'logs', row: coverageRow(rec, columns.logs) }
    case 'outcome':
      return undefined
  }
}

function spanRow(span: Span, columns: ReadonlyMap<string, string>): Row['row'] {
  const [resource, own] = withoutResource(span)
  const start = nanos(span.start, span.below?.start)
  return known(columns, {
    Timestamp: dateTime(start),
    TraceId: span.traceId,
    SpanId: span.spanId,
    ParentSpanId: span.parentSpanId ?? '',
    SpanName: span.name,
    SpanKind: capital(span.kind),
    ServiceName: resource[SEMCONV.serviceName] ?? '',
    ...attributeColumns('ResourceAttributes', resource, columns),
    ScopeName: span.scope ?? '',
    ...attributeColumns('SpanAttributes', own, columns),
    // The exporter subtracts in 64 bits without a sign, also where there is no end: OTLP's is 0 then.
    Duration: String(BigInt.asUintN(64, (span.end === undefined ? 0n : nanos(span.end, span.below?.end)) - start)),
    StatusCode: capital(span.status),
    StatusMessage: span.message ?? '',
    'Events.Timestamp': span.events.map(({ time }) => dateTime(nanos(time))),
    'Events.Name': span.events.map(({ name }) => name),
    'Events.Attributes': span.events.map(({ attributes }) => valuesOf(attributes, columns.get('Events.Attributes'))),
  })
}

/** OpenTelemetry's, of the first of each level. */
const SEVERITIES = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 } as const

function logRow(log: LogRecord, columns: ReadonlyMap<string, string>): Row['row'] {
  const [resource, own] = withoutResource(log)
  return known(columns, {
    // As the exporter writes records that have no time.
    Timestamp: dateTime(nanos(log.time ?? 0)),
    TraceId: log.traceId ?? '',
    SpanId: log.spanId ?? '',
    SeverityText: log.severity?.toUpperCase() ?? '',
    SeverityNumber: log.severity ? SEVERITIES[log.severity] : 0,
    ServiceName: resource[SEMCONV.serviceName] ?? '',
    Body: log.body,
    ...attributeColumns('ResourceAttributes', resource, columns),
    ScopeName: log.logger ?? '',
    ...attributeColumns('LogAttributes', own, columns),
  })
}

/** What was watched, as an event whose body is the coverage file: it goes through a collector like any other log. */
function coverageRow(coverage: Coverage, columns: ReadonlyMap<string, string>): Row['row'] {
  const resource = { [SEMCONV.serviceName]: coverage.service, [SEMCONV.serviceInstance]: coverage.process }
  return known(columns, {
    Timestamp: dateTime(nanos(coverage.from)),
    SeverityText: 'INFO',
    SeverityNumber: SEVERITIES.info,
    ServiceName: coverage.service,
    Body: JSON.stringify(coverageFileOf(coverage)),
    EventName: COVERAGE_EVENT,
    ...attributeColumns('ResourceAttributes', resource, columns),
    ...attributeColumns('LogAttributes', { 'event.name': COVERAGE_EVENT }, columns),
  })
}

/** A record keeps of its resource what matters among its own attributes. */
function withoutResource({ attributes, service, process }: Span | LogRecord): [Attributes, Attributes] {
  const resource: Record<string, Scalar | readonly Scalar[]> =
    service === 'unknown' ? {} : { [SEMCONV.serviceName]: service }
  const own = { ...attributes }
  for (const name of RESOURCE_KEPT) {
    if (own[name] === undefined) continue
    resource[name] = own[name]
    delete own[name]
  }
  // Where its own words do not tell which process it was (a file of no service), the reader knew.
  if (processOf(resource, '') !== process) resource[SEMCONV.serviceInstance] = process
  return [resource, own]
}

function attributeColumns(
  name: string,
  attributes: Attributes,
  columns: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return { [name]: valuesOf(attributes, columns.get(name)), [`${name}Keys`]: Object.keys(attributes).sort() }
}

/** Sorted by name, as they come out of the exporter. */
function valuesOf(attributes: Attributes, type: string | undefined): Record<string, unknown> {
  const asIs = type !== undefined && /JSON/.test(type)
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, value]) => [name, asIs ? value : asText(value)]))
}

/** As pcommon's AsString: https://pkg.go.dev/go.opentelemetry.io/collector/pdata/pcommon#Value.AsString */
function asText(value: Scalar | readonly Scalar[]): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function known(columns: ReadonlyMap<string, string>, row: Record<string, unknown>): Row['row'] {
  return Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name)))
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function nanos(us: Us, below = 0): bigint {
  return BigInt(us) * 1000n + BigInt(below)
}

/** `2026-11-28 08:00:00.123456789`, UTC, as DateTime64(9) reads it. */
function dateTime(ns: bigint): string {
  const digits = String(ns).padStart(19, '0')
  const second = new Date(Number(digits.slice(0, -9)) * 1000).toISOString().slice(0, 19)
  return `${second.replace('T', ' ')}.${digits.slice(-9)}`
}
