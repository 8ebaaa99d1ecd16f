/** Jaeger's JSON, as its interface exports it and its query API answers: https://www.jaegertracing.io/docs/latest/apis/ */
import { SEMCONV } from '../../model/attributes.ts'
import type { SpanEvent, Us } from '../../model/records.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan } from './span-record.ts'

type Json = Record<string, unknown>

export const jaeger: Source = {
  format: 'Jaeger JSON',
  inTwoPasses: 'parts',
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  signs: ['"traceID"', '"operationName"', '"processes"'],
  recognise: (head) => (/"traceID"\s*:/.test(head) && /"(operationName|processes|processID)"\s*:/.test(head) ? 0.9 : 0),
  read: (input, sink) =>
    readJson(input, sink, ['data'], ({ value, line, at, key }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      const inner = isObject(value) && isObject(value['data']) ? value['data'] : value
      if (isObject(inner) && Array.isArray(inner['spans'])) readTrace(inner, where, sink)
      // A span as Jaeger keeps it in Elasticsearch, its process inside.
      else if (isObject(inner) && typeof inner['spanID'] === 'string') readTrace({ spans: [inner] }, where, sink)
      else if (key || !isObject(value) || !('data' in value))
        sink.skip({ line, ...(at && { at }), reason: 'not a Jaeger trace' })
    }),
}

function readTrace(trace: Json, where: { file: string; line: number; at?: string }, sink: Sink): void {
  const processes = isObject(trace['processes']) ? trace['processes'] : {}
  for (const [i, span] of (trace['spans'] as unknown[]).entries()) {
    const at = `${where.at ?? ''}/spans/${i}`
    if (!isObject(span) || typeof span['startTime'] !== 'number') {
      sink.skip({ line: where.line, at, reason: 'a span without a start time' })
      continue
    }
    const process = isObject(span['process']) ? span['process'] : processes[String(span['processID'])]
    readSpan(span, isObject(process) ? process : {}, { ...where, at }, sink)
  }
}

function readSpan(span: Json, process: Json, where: { file: string; line: number; at: string }, sink: Sink): void {
  const start = span['startTime'] as number
  const attributes = tagsOf(span['tags'])
  const resource = tagsOf(process['tags'])
  put(resource, SEMCONV.serviceName, process['serviceName'])
  // Jaeger's own clients named these.
  resource[SEMCONV.hostName] ??= resource['hostname'] ?? ''
  if (resource[SEMCONV.hostName] === '') delete resource[SEMCONV.hostName]
  const references = Array.isArray(span['references']) ? span['references'].filter(isObject) : []
  const parent =
    references.find((one) => one['refType'] === 'CHILD_OF') ??
    references.find((one) => one['traceID'] === span['traceID'])
  const failed = attributes['error'] === true || attributes['error'] === 'true'
  const status = statusOf(attributes['otel.status_code'])
  giveSpan(sink, {
    traceId: span['traceID'],
    spanId: span['spanID'],
    parentSpanId: parent?.['spanID'] ?? span['parentSpanID'],
    name: String(span['operationName'] ?? ''),
    kind: kindOf(attributes['span.kind'] ?? 'internal'),
    start,
    end: typeof span['duration'] === 'number' ? start + span['duration'] : undefined,
    status: failed ? 'error' : status,
    message: attributes['otel.status_description'],
    attributes,
    events: eventsOf(span['logs'], start),
    resource,
    scope: attributes['otel.scope.name'] ?? attributes['otel.library.name'],
    where,
  })
}

function eventsOf(raw: unknown, start: Us): SpanEvent[] {
  if (!Array.isArray(raw)) return []
  return raw.filter(isObject).map((log) => {
    const attributes = tagsOf(log['fields'])
    const isError = attributes['event'] === 'error'
    if (isError) putException(attributes)
    return {
      name: isError ? 'exception' : String(attributes['event'] ?? attributes['message'] ?? 'log'),
      time: Number(log['timestamp']) || start,
      attributes,
    }
  })
}

/** OpenTracing's fields of an error: https://opentelemetry.io/docs/specs/otel/compatibility/opentracing/#log */
function putException(attributes: MutableAttributes): void {
  for (const [to, ...from] of ERROR_FIELDS) {
    const value = from.map((name) => attributes[name]).find((one) => typeof one === 'string' && one !== '')
    if (value !== undefined) attributes[to] ??= value
  }
}

const ERROR_FIELDS: readonly (readonly [string, ...string[]])[] = [
  ['exception.type', 'error.kind'],
  ['exception.message', 'message', 'error.object'],
  ['exception.stacktrace', 'stack'],
]

/** Tags are `{key, type, value}`; lists come as JSON text. */
function tagsOf(raw: unknown): MutableAttributes {
  const attributes: MutableAttributes = {}
  if (!Array.isArray(raw)) return attributes
  for (const tag of raw) {
    if (!isObject(tag) || typeof tag['key'] !== 'string') continue
    const value = tag['value']
    put(
      attributes,
      tag['key'],
      tag['type'] === 'int64' || tag['type'] === 'float64'
        ? Number(value)
        : tag['type'] === 'bool'
          ? String(value) === 'true'
          : listIn(value),
    )
  }
  return attributes
}

function listIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\[.*\]$/s.test(value)) return value
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? list : value
  } catch {
    return value
  }
}
