/** A span of the model, from what any format gives. */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { Attributes, LogRecord, Span, SpanEvent, SpanKind, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { withoutRandomSegments } from '../../vocabulary/redaction.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { redact } from '../kit/redact.ts'
import { enrichLog } from '../logs/log-facts.ts'
import type { Sink } from '../source.ts'
import { codePlaceOf } from './code-place.ts'
import { processOf, serviceOf } from './resource-names.ts'
import { type MutableAttributes, normaliseSpan } from './span-attributes.ts'

export interface SpanParts {
  /** Ids in any form that `ids.ts` reads. */
  traceId: unknown
  spanId: unknown
  parentSpanId?: unknown
  name: string
  kind: SpanKind
  start: Us
  end?: Us | undefined
  below?: Span['below'] | undefined
  status: Span['status']
  message?: unknown
  /** Flat, as `flatten` makes them. */
  attributes: MutableAttributes
  events: readonly SpanEvent[]
  /** Flat attributes of the resource, host or process. */
  resource: Attributes
  scope?: unknown
  where: { file: string; line?: number; at?: string }
}

/** Resource attributes that are worth keeping on each span; the rest describes the SDK or the host at length. */
export const RESOURCE_KEPT: readonly string[] = [
  ROLECALL.runId,
  SEMCONV.hostName,
  SEMCONV.processPid,
  'telemetry.sdk.language',
  SEMCONV.runtimeName,
  'cloud.account.id',
  'deployment.environment',
]

/** Hands a span on as its reader found it: as a record, or in parts to who wants these. */
export function giveSpan(sink: Sink, parts: SpanParts): void {
  if (sink.span) sink.span(parts)
  else sink.record(spanRecord(parts))
}

export function spanRecord(parts: SpanParts): Span {
  const { kind, start, end, events, resource, where } = parts
  // Some agents name a span after its URL.
  const name = withoutRandomSegments(redact(withoutQuery(parts.name)))
  const traceId = traceIdOf(parts.traceId)
  const spanId = spanIdOf(parts.spanId) || `${where.line ?? ''}${where.at ?? ''}`
  const parent = spanIdOf(parts.parentSpanId)
  const message = typeof parts.message === 'string' && parts.message !== '' ? redact(parts.message) : undefined
  const attributes: MutableAttributes = {}
  for (const kept of RESOURCE_KEPT) if (resource[kept] !== undefined) attributes[kept] = resource[kept]
  Object.assign(attributes, parts.attributes)
  const code = codePlaceOf(attributes)
  const own = normaliseSpan(name, attributes, events, message)
  const told = parts.status === 'error' && !asks(kind, own) ? toldBy(parts, message, traceId, spanId) : undefined
  return {
    type: 'span',
    traceId,
    spanId,
    ...(parent && { parentSpanId: parent }),
    name,
    kind,
    start,
    ...(end !== undefined && { end }),
    ...(parts.below && { below: parts.below }),
    status: parts.status,
    ...(message && { message }),
    attributes: own,
    events,
    process: processOf(resource, where.file),
    service: serviceOf(resource),
    ...(typeof parts.scope === 'string' && parts.scope !== '' && { scope: parts.scope }),
    ...(told && { told }),
    evidence: {
      kind: 'span',
      ...where,
      ...(traceId && { traceId }),
      spanId,
      time: isoTime(start),
      ...(code && { code }),
    },
  }
}

/** A call's own failure is told by itself. */
function asks(kind: SpanKind, attributes: Attributes): boolean {
  return kind === 'client' || kind === 'producer' || attributes[SEMCONV.rpcSystem] === 'aws-api'
}

/** As a line of a log would tell it; undefined where it says nothing of AWS. */
function toldBy(parts: SpanParts, message: string | undefined, traceId: string, spanId: string): LogRecord | undefined {
  const { events, end, start, resource, where } = parts
  for (const { body, time = end ?? start } of wordsOf(events, message)) {
    const log = enrichLog({
      type: 'log',
      time,
      severity: 'error',
      body,
      attributes: {},
      ...(traceId && { traceId }),
      spanId,
      process: processOf(resource, where.file),
      service: serviceOf(resource),
      evidence: { kind: 'span', ...where, ...(traceId && { traceId }), spanId, time: isoTime(start) },
    })
    if (log.attributes[SEMCONV.errorType] !== undefined) return log
  }
  return undefined
}

/** So many of a span's events are looked at, the last ones. */
const MOST_EVENTS = 8

/**
 * What it says of its failure, the most telling first: its exception, its status, and events that bridges from a logger make, which hold
 * the exception (`otelzap`) or are named after what they tell (Rust's `tracing-opentelemetry`).
 */
function wordsOf(events: readonly SpanEvent[], message: string | undefined): { body: string; time?: Us }[] {
  const exception = events.find(({ name }) => name === 'exception')
  const { 'exception.type': type, 'exception.message': words } = exception?.attributes ?? {}
  const first = [type, words ?? message].filter((part) => typeof part === 'string' && part !== '').join(': ')
  return [
    ...(first === '' ? [] : [{ body: first, ...(exception && { time: exception.time }) }]),
    ...events.slice(-MOST_EVENTS).flatMap(({ name, time, attributes }) => {
      const logged = name === 'exception' ? undefined : attributes['exception.message']
      const body = typeof logged === 'string' ? logged : redact(name)
      return /\S\s+\S/.test(body) ? [{ body, time }] : []
    }),
  ]
}

/** `GET /a?b` is `GET /a`. */
function withoutQuery(name: string): string {
  const query = name.indexOf('?', Math.max(name.indexOf('/'), 0))
  if (query < 0 || !name.includes('/')) return name
  const blank = name.indexOf(' ', query)
  return name.slice(0, query) + (blank < 0 ? '' : name.slice(blank))
}

const NUMBERS =
  /^(http\.(response\.)?status_code|http\.request\.resend_count|server\.port|code\.(line\.number|column\.number|lineno)|net\.peer\.port|process\.pid|rolecall\.(time\..*|event_loop\..*|aws\.(attempts?|max_attempts|retry_delay_ms|wait_seconds)|tool\.result\.count|sts\.duration_seconds|token\.(exp|iat)))$/

/** Lists, which such formats write as JSON. */
const LISTS: readonly string[] = [ROLECALL.credentialsTried, ROLECALL.stsTagKeys, ROLECALL.tokenRoleArns]

/** Gives values their types back in formats whose attributes are all text. */
export function typedValues(attributes: MutableAttributes): MutableAttributes {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === 'true' || value === 'false') attributes[name] = value === 'true'
    else if (typeof value === 'string' && NUMBERS.test(name) && /^-?\d+(\.\d+)?$/.test(value))
      attributes[name] = Number(value)
    else if (LISTS.includes(name) && typeof value === 'string') attributes[name] = listOf(value)
  }
  return attributes
}

function listOf(text: string): string | string[] {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.map(String) : text
  } catch {
    return text
  }
}
