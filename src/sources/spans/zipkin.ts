/** Zipkin v2 JSON, https://zipkin.io/zipkin-api/ */
import { SEMCONV } from '../../model/attributes.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { timeOf } from '../kit/times.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { flatten, type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan, typedValues } from './span-record.ts'

type Json = Record<string, unknown>

export const zipkin: Source = {
  format: 'Zipkin v2 JSON',
  inTwoPasses: 'parts',
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  signs: ['"traceId"', '"localEndpoint"', '"duration"'],
  recognise: (head) =>
    /"traceId"\s*:/.test(head) &&
    /"(localEndpoint|remoteEndpoint)"\s*:|"kind"\s*:\s*"(CLIENT|SERVER|PRODUCER|CONSUMER)"/.test(head) &&
    /"id"\s*:/.test(head)
      ? 0.85
      : 0,
  read: (input, sink) =>
    readJson(input, sink, [], ({ value, line, at }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      // The query API answers lists of traces.
      const spans = Array.isArray(value) ? value : [value]
      for (const [i, span] of spans.entries())
        readSpan(span, Array.isArray(value) ? { ...where, at: `${at ?? ''}/${i}` } : where, sink)
    }),
}

function readSpan(span: unknown, where: { file: string; line: number; at?: string }, sink: Sink): void {
  const skip = (reason: string): void => sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason })
  if (!isObject(span) || typeof span['traceId'] !== 'string') {
    skip('not a Zipkin span')
    return
  }
  const start = timeOf(span['timestamp'])
  if (start === undefined) {
    skip('a span without a timestamp')
    return
  }
  const annotations = Array.isArray(span['annotations']) ? span['annotations'].filter(isObject) : []
  // A span without a duration is one of unknown length; brave marks those that it gave up waiting for.
  const open = typeof span['duration'] !== 'number' && annotations.some((one) => one['value'] === 'brave.flush')
  const attributes = typedValues(flatten(span['tags'] ?? {}))
  const resource: MutableAttributes = { ...attributes }
  const local = isObject(span['localEndpoint']) ? span['localEndpoint'] : {}
  put(resource, SEMCONV.serviceName, local['serviceName'])
  putRemote(attributes, span['remoteEndpoint'])
  putObserved(attributes)
  // Some tracers give the status of a failed request as the error.
  if (/^\d{3}$/.test(String(attributes['error']))) attributes[SEMCONV.httpStatus] ??= Number(attributes['error'])
  const failed = attributes['error'] !== undefined && attributes['error'] !== false
  const status = statusOf(attributes['otel.status_code'])
  giveSpan(sink, {
    traceId: span['traceId'],
    spanId: span['id'],
    parentSpanId: span['parentId'],
    name: String(span['name'] ?? ''),
    kind: kindOf(span['kind'] ?? 'internal'),
    start,
    end: open ? undefined : start + Number(span['duration'] ?? 0),
    status: failed ? 'error' : status,
    message:
      attributes['otel.status_description'] ??
      (typeof attributes['error'] === 'string' && attributes['error'] !== 'true' ? attributes['error'] : undefined),
    attributes,
    events: annotations.map((one) => ({
      ...eventOf(String(one['value'] ?? '')),
      time: timeOf(one['timestamp']) ?? start,
    })),
    resource,
    scope: attributes['otel.scope.name'] ?? attributes['otel.library.name'],
    where,
  })
}

/**
 * OpenTelemetry's exporters write an event with attributes as `name: {…}`, `"name":{…}` or `{"name": {…}}`, the collector's as `name|{…}|0`.
 * https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin/#events
 */
function eventOf(value: string): { name: string; attributes: MutableAttributes } {
  const [, named, json] = /^"?([\w.-]{1,80})"?(?::\s?|\|)(\{[\s\S]*\})(?:\|\d+)?$/.exec(value) ?? []
  const parsed = jsonIn(json ?? value)
  if (!parsed) return { name: value, attributes: {} }
  if (named) return { name: named, attributes: flatten(parsed) }
  const [[name, attributes] = [value, undefined], ...others] = Object.entries(parsed)
  return others.length === 0 && isObject(attributes)
    ? { name, attributes: flatten(attributes) }
    : { name: value, attributes: {} }
}

function jsonIn(text: string): Json | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Micrometer's observations of HTTP, which Spring Boot's servers and clients make, have names of their own.
 * https://docs.spring.io/spring-framework/reference/integration/observability.html#observability.http-server
 */
function putObserved(attributes: MutableAttributes): void {
  const { method, uri, status, outcome, 'http.url': url } = attributes
  if (outcome === undefined || typeof method !== 'string' || typeof uri !== 'string') return
  attributes[SEMCONV.httpMethod] ??= method
  attributes['http.route'] ??= uri
  if (/^\d{3}$/.test(String(status))) attributes[SEMCONV.httpStatus] ??= Number(status)
  if (typeof url === 'string' && url.startsWith('/')) attributes['http.target'] ??= url
}

function putRemote(attributes: MutableAttributes, raw: unknown): void {
  const remote: Json = isObject(raw) ? raw : {}
  if (attributes[SEMCONV.serverAddress] === undefined)
    put(attributes, 'net.peer.name', attributes['net.peer.name'] ?? remote['serviceName'] ?? remote['ipv4'])
  if (attributes[SEMCONV.serverPort] === undefined)
    put(attributes, 'net.peer.port', attributes['net.peer.port'] ?? remote['port'])
}
