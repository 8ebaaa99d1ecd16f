/**
 * OTLP as JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding and the file form,
 * https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/. Camel and snake case, numbers and texts, ids in hex
 * or base64, traces and logs; the protobuf reader decodes to the same shape and ends here as well.
 */
import { ROLECALL } from '../../model/attributes.ts'
import type { Attributes, LogRecord, Span, SpanEvent } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import type { OnLine, Place } from '../input/as-lines.ts'
import { isObject, type JsonPiece, readJson, readJsonLine } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { belowMicroseconds, fromNanos } from '../kit/times.ts'
import { severityOf } from '../logs/log-facts.ts'
import { severityOfOtel } from '../logs/otel-severity.ts'
import type { Input, Sink, Source } from '../source.ts'
import { logRecord } from './log-record.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { anyValue, get, type Json, list } from './otlp-values.ts'
import { flatten, type MutableAttributes, put } from './span-attributes.ts'
import { RESOURCE_KEPT, spanRecord } from './span-record.ts'

const SPLIT = ['resourceSpans', 'resource_spans', 'resourceLogs', 'resource_logs', 'batches']

/** Reads OTLP JSON in any layout; `what` names it in the reasons of skips. */
async function readOtlpJson(input: Input, sink: Sink): Promise<void> {
  await readJson(input, sink, SPLIT, (piece) => {
    if (!isObject(piece.value)) return sink.skip({ ...place(piece), reason: 'expected an OTLP object' })
    if (!readOtlpValue(piece.value, piece, input.name, sink) && !piece.key && !isEnvelope(piece.value))
      sink.skip({ ...place(piece), reason: 'JSON, but neither OTLP spans nor logs' })
  })
}

/** What is no request a line, as such lines. */
export async function otlpJsonAsLines(input: Input, sink: SkipSink, onLine: OnLine): Promise<void> {
  await readJson(input, sink, SPLIT, (piece) => {
    const { value, key } = piece
    if (!isObject(value)) sink.skip({ ...place(piece), reason: 'expected an OTLP object' })
    else if (key) onLine(JSON.stringify({ [key]: [value] }), place(piece))
    else if (scopesOf(value)) onLine(JSON.stringify({ resourceSpans: [value] }), place(piece))
    else if (!otlpAsLines(value, place(piece), onLine) && !isEnvelope(value))
      // It may be wrapped: then it is read whole.
      onLine(JSON.stringify(value), place(piece))
  })
}

/** A request as lines, one for each of its parts, with the place that the part has where the request is read whole. */
export function otlpAsLines(request: Json, { line, at = '' }: Place, onLine: OnLine): boolean {
  let known = false
  for (const key of SPLIT)
    for (const [i, one] of list(request[key]).entries()) {
      known = true
      onLine(JSON.stringify({ [key]: [one] }), { line, at: `${at}/${key}/${i}` })
    }
  return known
}

/** Of one line that is known to be a request, the spans that are wanted. */
export function readOtlpLine(
  text: string,
  line: number,
  file: string,
  sink: Sink,
  wants: (traceId: unknown, spanId: unknown) => boolean,
): void {
  readJsonLine(text, line, SPLIT, (piece) => {
    if (isObject(piece.value)) readOtlpValue(piece.value, piece, file, sink, wants)
  })
}

/** What is left of a split object: no elements of its own. */
function isEnvelope(value: Json): boolean {
  return SPLIT.some((key) => Array.isArray(value[key])) || 'resourceMetrics' in value || 'resource_metrics' in value
}

type SkipSink = Pick<Sink, 'skip'>

function place(piece: JsonPiece): { line: number; at?: string } {
  return { line: piece.line, ...(piece.at && { at: piece.at }) }
}

/**
 * Reads one request, ResourceSpans or ResourceLogs; false when it is none.
 *
 * @param wants only these spans; each keeps its place
 */
export function readOtlpValue(
  value: Json,
  piece: { line: number; at?: string },
  file: string,
  sink: Sink,
  wants?: (traceId: unknown, spanId: unknown) => boolean,
): boolean {
  let known = false
  for (const key of SPLIT) {
    for (const [i, one] of list(value[key]).entries()) {
      known = true
      if (isObject(one))
        readOtlpValue(one, { line: piece.line, at: `${piece.at ?? ''}/${key}/${i}` }, file, sink, wants)
    }
  }
  // Jaeger's and Tempo's newer query answers.
  for (const wrapper of ['result', 'trace']) {
    if (isObject(value[wrapper]) && readOtlpValue(value[wrapper], piece, file, sink)) known = true
  }
  const scopes = scopesOf(value)
  if (!scopes) return known
  const resource = flatten({}, {})
  readAttributes(get(value, 'resource', 'resource') as Json | undefined, resource)
  // A line of one span needs no pointer.
  const single =
    scopes.length === 1 &&
    list(scopes[0]!.value['spans'] ?? get(scopes[0]!.value, 'logRecords', 'log_records')).length === 1
  for (const { value: scope, at: scopeAt } of scopes) {
    const scopeName = (
      (scope['scope'] ?? get(scope, 'instrumentationLibrary', 'instrumentation_library')) as Json | undefined
    )?.['name']
    for (const [key, kind] of [
      ['spans', 'span'],
      ['logRecords', 'log'],
      ['log_records', 'log'],
      ['logs', 'log'],
    ] as const) {
      for (const [i, one] of list(scope[key]).entries()) {
        const at = `${piece.at ?? ''}/${scopeAt}/${key}/${i}`
        const where = { file, line: piece.line, ...(!(single && !piece.at) && { at }) }
        if (
          wants &&
          isObject(one) &&
          kind === 'span' &&
          !wants(get(one, 'traceId', 'trace_id'), get(one, 'spanId', 'span_id'))
        )
          continue
        if (!isObject(one)) sink.skip({ line: piece.line, at, reason: `expected a ${kind} object` })
        else if (kind === 'span') readSpan(one, scopeName, resource, where, sink)
        else sink.record(readLog(one, scopeName, resource, where))
      }
    }
  }
  return true
}

interface Where {
  file: string
  line: number
  at?: string
}

function readSpan(raw: Json, scope: unknown, resource: Attributes, where: Where, sink: Sink): void {
  const startNanos = get(raw, 'startTimeUnixNano', 'start_time_unix_nano')
  const start = fromNanos(startNanos)
  if (start === undefined) {
    sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: 'a span without a start time' })
    return
  }
  const endNanos = get(raw, 'endTimeUnixNano', 'end_time_unix_nano')
  const events: SpanEvent[] = []
  for (const event of list(raw['events'])) {
    if (!isObject(event)) continue
    events.push({
      name: String(event['name'] ?? ''),
      time: fromNanos(get(event, 'timeUnixNano', 'time_unix_nano')) ?? start,
      attributes: readAttributes(event, {}),
    })
  }
  const status = raw['status'] as Json | null | undefined
  sink.record(
    spanRecord({
      traceId: get(raw, 'traceId', 'trace_id'),
      spanId: get(raw, 'spanId', 'span_id'),
      parentSpanId: get(raw, 'parentSpanId', 'parent_span_id'),
      name: String(raw['name'] ?? ''),
      kind: kindOf(raw['kind']),
      start,
      end: fromNanos(endNanos),
      below: belowMicroseconds(startNanos, endNanos),
      status: statusOf(status?.['code']),
      message: status?.['message'],
      attributes: readAttributes(raw, {}),
      events,
      resource,
      scope,
      where,
    }),
  )
}

function readLog(raw: Json, scope: unknown, resource: Attributes, where: Where): LogRecord {
  const time =
    fromNanos(get(raw, 'timeUnixNano', 'time_unix_nano')) ??
    fromNanos(get(raw, 'observedTimeUnixNano', 'observed_time_unix_nano'))
  const value = anyValue(raw['body'])
  const severityText = get(raw, 'severityText', 'severity_text')
  const attributes: MutableAttributes = {}
  for (const name of RESOURCE_KEPT) if (resource[name] !== undefined) attributes[name] = resource[name]
  if (isObject(value)) flatten(value, attributes)
  readAttributes(raw, attributes)
  return logRecord({
    time,
    severity:
      severityOf(typeof severityText === 'string' && severityText ? severityText : undefined) ??
      severityOfOtel(get(raw, 'severityNumber', 'severity_number')),
    body: redact(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
    attributes,
    traceId: get(raw, 'traceId', 'trace_id'),
    spanId: get(raw, 'spanId', 'span_id'),
    resource,
    logger: scope,
    where,
  })
}

/** OTLP attributes: a list of key and AnyValue, or (row exports, old producers) a plain object. */
function readAttributes(holder: Json | undefined, into: MutableAttributes): MutableAttributes {
  const raw = holder?.['attributes']
  if (Array.isArray(raw)) {
    for (const pair of raw) {
      if (!isObject(pair) || typeof pair['key'] !== 'string') continue
      const value = anyValue(pair['value'])
      if (isObject(value)) flatten(value, into, pair['key'])
      else put(into, pair['key'], value)
    }
  } else if (isObject(raw)) flatten(raw, into)
  return into
}

function scopesOf(value: Json): { value: Json; at: string }[] | undefined {
  for (const key of [
    'scopeSpans',
    'scope_spans',
    'instrumentationLibrarySpans',
    'instrumentation_library_spans',
    'ilSpans',
    'scopeLogs',
    'scope_logs',
    'instrumentationLibraryLogs',
  ]) {
    if (Array.isArray(value[key]))
      return (value[key] as unknown[]).flatMap((scope, i) =>
        isObject(scope) ? [{ value: scope, at: `${key}/${i}` }] : [],
      )
  }
  return undefined
}

const OTLP =
  /"(resourceSpans|resource_spans|scopeSpans|scope_spans|instrumentationLibrarySpans|resourceLogs|resource_logs)"\s*:/

/** Spans and logs of any OpenTelemetry producer. */
export const otlpJson: Source = {
  format: 'OTLP JSON',
  inTwoPasses: 'requests',
  grows: true,
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  signs: ['"resourceSpans"', '"spans"', '"traceId"'],
  recognise: (head) => (OTLP.test(head) && /^[\s\uFEFF]*[[{]/.test(head) ? 0.9 : 0),
  read: readOtlpJson,
}

/** The preload writes whole lines, also where it is killed: what can't be read here was cut off, and more may be missing. */
async function readRunFolder(input: Input, sink: Sink): Promise<void> {
  let first: Span | undefined
  let torn: number | undefined
  await readOtlpJson(input, {
    record(rec) {
      if (rec.type === 'span') first ??= rec
      sink.record(rec)
    },
    skip(skip) {
      torn ??= skip.line ?? 0
      sink.skip(skip)
    },
  })
  if (torn === undefined || !first) return
  sink.record({
    type: 'coverage',
    process: first.process,
    service: first.service,
    watched: [],
    from: first.start,
    ended: false,
    tail: 'incomplete',
    variables: [],
    files: [],
    dropped: 0,
    unwatched: 0,
    notes: ['a line of its files is torn'],
    evidence: { kind: 'coverage', file: input.name, line: torn, time: isoTime(first.start) },
  })
}

/** A run folder's spans: OTLP lines that carry the run's id. */
export const rolecallSpans: Source = {
  format: 'rolecall spans',
  inTwoPasses: 'requests',
  grows: true,
  proves: [
    'finished calls, their outcome and times',
    'the key that signed each call',
    'what the inbound token asked for',
  ],
  cannotProve: ['work of other processes'],
  recognise: (head) => (OTLP.test(head) && head.includes(`"${ROLECALL.runId}"`) ? 1 : 0),
  read: readRunFolder,
}

/** A run folder's start records: calls whose end is missing in the spans file were open when the process stopped. */
export const rolecallOpenCalls: Source = {
  format: 'rolecall open calls',
  inTwoPasses: 'requests',
  grows: true,
  proves: ['calls that were started and never ended'],
  cannotProve: ['how an open call would have ended'],
  recognise: (head, name) =>
    rolecallSpans.recognise(head, name) && /(^|[/!\\])open[^/\\]*\.jsonl(\.\w+)?$/.test(name) ? 1.1 : 0,
  read: readRunFolder,
}
