/**
 * Spans of any format as lines of OTLP JSON, one each: what a file of another format holds is read in two passes like these.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
import type { Attributes, Scalar, Us } from '../../model/records.ts'
import type { OnLine } from '../input/as-lines.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import type { Input, Sink, Source } from '../source.ts'
import { KINDS } from './otel-enums.ts'
import type { SpanParts } from './span-record.ts'

/** What is no span goes to the sink. */
export function partsAsLines(source: Pick<Source, 'read'>, input: Input, sink: Sink, onLine: OnLine): Promise<void> {
  return source.read(input, {
    record: (rec) => sink.record(rec),
    skip: (skip) => sink.skip(skip),
    dropsLike: (record) => sink.dropsLike?.(record),
    passedOver: (passed) => sink.passedOver?.(passed),
    span: (parts) =>
      onLine(JSON.stringify(requestOf(parts)), { line: parts.where.line ?? 1, at: parts.where.at ?? '' }),
  })
}

function requestOf(parts: SpanParts): object {
  const { name, kind, start, end, below, status, message, attributes, events, resource, scope } = parts
  const span = {
    traceId: traceIdOf(parts.traceId),
    spanId: spanIdOf(parts.spanId),
    parentSpanId: spanIdOf(parts.parentSpanId),
    name,
    kind: KINDS.indexOf(kind),
    startTimeUnixNano: nanos(start, below?.start),
    ...(end !== undefined && { endTimeUnixNano: nanos(end, below?.end) }),
    attributes: pairs(attributes),
    events: events.map((event) => ({
      timeUnixNano: nanos(event.time),
      name: event.name,
      attributes: pairs(event.attributes),
    })),
    status: { code: ['unset', 'ok', 'error'].indexOf(status), ...(typeof message === 'string' && { message }) },
  }
  const scopeSpans = [{ scope: typeof scope === 'string' ? { name: scope } : {}, spans: [span] }]
  return { resourceSpans: [{ resource: { attributes: pairs(resource) }, scopeSpans }] }
}

/** Microseconds, and the nanoseconds below them, as OTLP's text. */
function nanos(time: Us, below = 0): string {
  return String(BigInt(Math.round(time) || 0) * 1000n + BigInt(below))
}

function pairs(attributes: Attributes): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValueOf(value) }))
}

function anyValueOf(value: Attributes[string]): object {
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValueOf) } }
  return { [nameOf(value as Scalar)]: value }
}

function nameOf(value: Scalar): string {
  if (typeof value === 'string') return 'stringValue'
  return typeof value === 'boolean' ? 'boolValue' : Number.isSafeInteger(value) ? 'intValue' : 'doubleValue'
}
