/**
 * Lines of OTLP JSON as the collector's ClickHouse exporter writes them: every value as text, ids and kinds by name
 * (https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/clickhouseexporter).
 */
import { readFileSync } from 'node:fs'

const KINDS = ['Unspecified', 'Internal', 'Server', 'Client', 'Producer', 'Consumer']
const STATES = ['Unset', 'Ok', 'Error']

interface Attribute {
  key: string
  value: Record<string, unknown>
}
interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind?: number
  startTimeUnixNano: string
  endTimeUnixNano?: string
  attributes?: Attribute[]
  status?: { code?: number; message?: string }
  events?: { timeUnixNano: string; name: string; attributes?: Attribute[] }[]
}
export interface Row {
  [column: string]: unknown
  TraceId: string
}

interface Request {
  resourceSpans?: {
    resource?: { attributes?: Attribute[] }
    scopeSpans: { scope?: { name?: string }; spans: OtlpSpan[] }[]
  }[]
}

/** Rows of `otel_traces`. */
export function rowsOf(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.flatMap((line) => rowsOfRequest(JSON.parse(line)))
}

export function rowsOfRequest({ resourceSpans = [] }: Request): Row[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const own = textsOf(resource?.attributes)
    return scopeSpans.flatMap(({ scope, spans }) => spans.map((span) => rowOf(span, own, scope?.name ?? '')))
  })
}

function rowOf(span: OtlpSpan, resource: Record<string, string>, scope: string): Row {
  const start = BigInt(span.startTimeUnixNano)
  const events = span.events ?? []
  return {
    Timestamp: seconds(start),
    TraceId: span.traceId,
    SpanId: span.spanId,
    ParentSpanId: span.parentSpanId ?? '',
    SpanName: span.name,
    SpanKind: KINDS[span.kind ?? 0],
    ServiceName: resource['service.name'] ?? '',
    ResourceAttributes: resource,
    ScopeName: scope,
    SpanAttributes: textsOf(span.attributes),
    // Go takes one from the other and makes the rest positive, also where a span has no end.
    Duration: String(BigInt.asUintN(64, BigInt(span.endTimeUnixNano || 0) - start)),
    StatusCode: STATES[span.status?.code ?? 0],
    StatusMessage: span.status?.message ?? '',
    'Events.Timestamp': events.map(({ timeUnixNano }) => seconds(BigInt(timeUnixNano))),
    'Events.Name': events.map(({ name }) => name),
    'Events.Attributes': events.map(({ attributes }) => textsOf(attributes)),
  }
}

function seconds(nanos: bigint): string {
  return `${nanos / 1_000_000_000n}.${String(nanos % 1_000_000_000n).padStart(9, '0')}`
}

function textsOf(attributes: readonly Attribute[] = []): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, textOf(value)]))
}

function textOf(value: Record<string, unknown>): string {
  const [one] = Object.values(value)
  if (!('arrayValue' in value)) return String(one)
  const { values = [] } = value['arrayValue'] as { values?: Record<string, unknown>[] }
  return JSON.stringify(values.map(textOf))
}
