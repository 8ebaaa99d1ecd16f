/**
 * Datadog's spans: the payload that tracers send to the agent (https://docs.datadoghq.com/tracing/guide/send_traces_to_agent_by_api/), what
 * tracers print where there is no agent, and the answers of the spans API (https://docs.datadoghq.com/api/latest/spans/).
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { SpanEvent, SpanKind, Us } from '../../model/records.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { fromNanos, timeOf } from '../kit/times.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf } from './otel-enums.ts'
import { flatten, type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan, typedValues } from './span-record.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number; at?: string }

export const datadog: Source = {
  format: 'Datadog spans',
  inTwoPasses: 'parts',
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  signs: ['"trace_id"', '"span_id"', '"parent_id"', '"resource"'],
  recognise: (head) => {
    if (!/"trace_id"\s*:/.test(head) || !/"span_id"\s*:/.test(head)) return 0
    const isPayload = /"duration"\s*:/.test(head) && /"start"\s*:/.test(head) && /"(?:meta|resource)"\s*:/.test(head)
    return isPayload || (/"start_timestamp"\s*:/.test(head) && /"resource_name"\s*:/.test(head)) ? 0.9 : 0
  },
  read: (input, sink) =>
    readJson(input, sink, ['traces', 'data'], ({ value, line, at, key }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      const spans = spansIn(value)
      const root = Array.isArray(value) ? rootOf(value) : undefined
      for (const [i, span] of spans?.entries() ?? [])
        readSpan(span, root, spans!.length > 1 ? { ...where, at: `${at ?? ''}/${i}` } : where, sink)
      // What is left of an answer: pages, links.
      if (!spans && (key || !isObject(value) || !('traces' in value || 'data' in value)))
        sink.skip({ line, ...(at && { at }), reason: 'not a Datadog span' })
    }),
}

/** A trace's spans as a list, as an object by their ids, or one span. */
function spansIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return undefined
  const { trace, spans } = value
  const inner = isObject(trace) ? trace['spans'] : spans
  if (Array.isArray(inner)) return inner
  if (isObject(inner)) return Object.values(inner)
  return 'span_id' in value || isObject(value['attributes']) ? [value] : undefined
}

/** What a tracer sends together is of one process, of which only the first of them tells. */
function rootOf(spans: readonly unknown[]): Json | undefined {
  return spans.filter(isObject).find((span) => metaOf(span)['runtime-id'] !== undefined)
}

function metaOf(span: Json | undefined): Json {
  return isObject(span?.['meta']) ? span['meta'] : {}
}

/** Of the API what the agent was sent stands in `custom`, nested, and the rest has longer names. */
function asSent(raw: unknown): Json | undefined {
  if (!isObject(raw)) return undefined
  const own = raw['attributes']
  if (!isObject(own)) return raw
  const custom = flatten(own['custom'] ?? {})
  return {
    ...own,
    name: own['operation_name'] ?? custom['operation_name'],
    resource: own['resource_name'],
    meta: { ...custom, env: own['env'], host: own['host'] },
    error: own['status'] === 'error' || custom['error.type'] !== undefined ? 1 : 0,
  }
}

function readSpan(raw: unknown, root: Json | undefined, where: Where, sink: Sink): void {
  const span = asSent(raw)
  const times = span && timesOf(span)
  if (!span || !times) {
    sink.skip({
      line: where.line,
      ...(where.at && { at: where.at }),
      reason: span ? 'a span without a start time' : 'not a Datadog span',
    })
    return
  }
  const attributes = typedValues(flatten(span['metrics'] ?? {}, flatten(span['meta'] ?? {})))
  const kind = spanKind(attributes['span.kind'], span['type'])
  const named = text(span['resource']) ?? text(span['name']) ?? ''
  translate(attributes, text(span['name']) ?? '', named)
  const message = attributes['error.message'] ?? attributes['error.msg']
  giveSpan(sink, {
    traceId: idOf(span['trace_id'], attributes['_dd.p.tid'] ?? metaOf(root)['_dd.p.tid']),
    spanId: idOf(span['span_id']),
    parentSpanId: idOf(span['parent_id']),
    name: named,
    kind,
    ...times,
    status: span['error'] === 1 || span['error'] === true ? 'error' : 'unset',
    message,
    attributes,
    events: exceptionOf(attributes, message, times.end),
    resource: resourceOf(span, attributes, root),
    scope: attributes['component'],
    where,
  })
}

/** Nanoseconds; of the trace as the interface shows it, seconds; of the API, ISO 8601. */
function timesOf(span: Json): { start: Us; end: Us } | undefined {
  const { start, duration, start_timestamp, end_timestamp } = span
  const from = timeOf(start_timestamp)
  if (from !== undefined) return { start: from, end: timeOf(end_timestamp) ?? from }
  if (typeof start !== 'number' || start <= 0) return undefined
  // No time in nanoseconds is so small, and none in seconds so great.
  if (start < 1e11) return { start: Math.round(start * 1e6), end: Math.round((start + Number(duration ?? 0)) * 1e6) }
  const begin = fromNanos(start)!
  return { start: begin, end: begin + Math.round(Number(duration ?? 0) / 1000) }
}

/** Decimal of 64 bits, which tracers print as hex where there is no agent; the upper half of a longer one stands apart. */
function idOf(raw: unknown, upper?: unknown): string {
  if (raw === undefined || raw === null || raw === 0 || raw === '0') return ''
  const digits = String(raw)
  const isDecimal = typeof raw === 'number' || /^\d{15,20}$/.test(digits)
  const hex = (isDecimal ? BigInt(digits.replace(/\..*/, '')).toString(16) : digits).padStart(16, '0')
  return typeof upper === 'string' && hex.length === 16 ? `${upper}${hex}` : hex
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function spanKind(said: unknown, type: unknown): SpanKind {
  if (said !== undefined) return kindOf(said)
  return type === 'web' ? 'server' : type === 'http' ? 'client' : 'internal'
}

/** Their names for what the semantic conventions name otherwise: https://docs.datadoghq.com/tracing/trace_collection/tracing_naming_convention/ */
const NAMES: readonly (readonly [string, ...string[]])[] = [
  ['net.peer.name', 'peer.hostname', 'out.host', 'network.destination.name'],
  [SEMCONV.serverPort, 'network.destination.port', 'out.port'],
  [SEMCONV.s3Bucket, 'bucketname'],
  [ROLECALL.resource, 'tablename', 'queuename', 'topicname', 'streamname', 'statemachinename'],
  [SEMCONV.cloudRegion, 'region', 'aws.region'],
  [SEMCONV.awsRequestId, 'aws.requestId', 'aws.requestid', 'aws.request_id'],
  [SEMCONV.userAgent, 'http.useragent'],
]

function translate(attributes: MutableAttributes, name: string, resource: string): void {
  for (const [to, ...from] of NAMES) {
    const known = from.map((one) => attributes[one]).find((value) => value !== undefined)
    if (known !== undefined) attributes[to] ??= known
  }
  // Python's and Ruby's call it after the service: `s3.command`, `aws.command` with `s3.get_object`.
  const operation = attributes['aws.operation']
  if (typeof operation === 'string' && operation.includes('_')) attributes['aws.operation'] = pascal(operation)
  const [, service] = /^(\w+)\.command$/.exec(name) ?? []
  if (service && service !== 'aws' && operation !== undefined) attributes['aws_service'] ??= service
  const [, ofResource] = /^(\w+)\.\w+$/.exec(resource) ?? []
  if (ofResource && operation !== undefined) attributes['aws_service'] ??= ofResource
}

/** `get_object`: `GetObject`. */
function pascal(snake: string): string {
  return snake.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase())
}

function exceptionOf(attributes: MutableAttributes, message: unknown, time: Us): SpanEvent[] {
  const type = attributes['error.type']
  if (type === undefined) return []
  const own: MutableAttributes = {}
  put(own, 'exception.type', type)
  put(own, 'exception.message', message)
  put(own, 'exception.stacktrace', attributes['error.stack'])
  return [{ name: 'exception', time, attributes: own }]
}

const LANGUAGES: Readonly<Record<string, string>> = { jvm: 'java', javascript: 'nodejs' }

function resourceOf(span: Json, attributes: MutableAttributes, root: Json | undefined): MutableAttributes {
  if (root && root !== span && attributes['runtime-id'] === undefined)
    return resourceOf(root, flatten(root['metrics'] ?? {}, flatten(root['meta'] ?? {})), undefined)
  const resource: MutableAttributes = {}
  // An integration has a name of its own for what it calls.
  put(resource, SEMCONV.serviceName, attributes['_dd.base_service'] ?? span['service'])
  put(resource, SEMCONV.serviceInstance, attributes['runtime-id'])
  put(resource, SEMCONV.hostName, attributes['host'] ?? attributes['_dd.hostname'])
  put(resource, SEMCONV.processPid, attributes['process_id'] ?? attributes['system.pid'])
  put(resource, 'deployment.environment', attributes['env'])
  const language = attributes['language']
  put(resource, 'telemetry.sdk.language', LANGUAGES[String(language)] ?? language)
  return resource
}
