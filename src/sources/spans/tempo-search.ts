/** What Tempo answers to a search: of each trace the spans that matched. https://grafana.com/docs/tempo/latest/api_docs/#search */
import { SEMCONV } from '../../model/attributes.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { fromNanos } from '../kit/times.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { anyValue } from './otlp-values.ts'
import { type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan } from './span-record.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number; at?: string }

export const tempoSearch: Source = {
  format: 'Tempo search',
  inTwoPasses: 'parts',
  proves: ['the spans that matched: times, outcomes'],
  cannotProve: ['which key signed a call', 'what else a trace held', 'that a call was never made'],
  signs: ['"rootServiceName"', '"spanSets"', '"durationMs"'],
  recognise: (head) => (/"traceID"\s*:/.test(head) && /"rootTraceName"\s*:/.test(head) ? 0.95 : 0),
  read: (input, sink) =>
    readJson(input, sink, ['traces'], ({ value, line, at, key }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      if (isObject(value) && typeof value['traceID'] === 'string') readTrace(value, where, sink)
      // What is left of an answer: how much was looked through.
      else if (key || !isObject(value) || !('traces' in value || 'metrics' in value))
        sink.skip({ line, ...(at && { at }), reason: 'not a trace of a search' })
    }),
}

/** A trace of which no span matched by itself is told by its root alone. */
function readTrace(trace: Json, where: Where, sink: Sink): void {
  const sets = [trace['spanSet'], ...listOf(trace['spanSets'])].filter(isObject)
  const seen = new Set<unknown>()
  for (const span of sets.flatMap((set) => listOf(set['spans'])).filter(isObject)) {
    if (seen.has(span['spanID'])) continue
    seen.add(span['spanID'])
    readSpan(trace, span, where, sink)
  }
  if (seen.size > 0) return
  const start = fromNanos(trace['startTimeUnixNano'])
  if (start === undefined) return
  const end = start + Number(trace['durationMs'] ?? 0) * 1000
  const resource = { [SEMCONV.serviceName]: String(trace['rootServiceName'] ?? 'unknown') }
  const name = String(trace['rootTraceName'] ?? '')
  const attributes: MutableAttributes = {}
  put(attributes, SEMCONV.httpMethod, /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/.exec(name)?.[1])
  giveSpan(sink, {
    traceId: trace['traceID'],
    spanId: '',
    name,
    kind: attributes[SEMCONV.httpMethod] === undefined ? 'internal' : 'server',
    start,
    end,
    status: 'unset',
    attributes,
    events: [],
    resource,
    where,
  })
}

function readSpan(trace: Json, span: Json, where: Where, sink: Sink): void {
  const start = fromNanos(span['startTimeUnixNano'])
  if (start === undefined) {
    sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: 'a span without a start time' })
    return
  }
  const attributes: MutableAttributes = {}
  for (const pair of listOf(span['attributes']).filter(isObject))
    put(attributes, String(pair['key']), anyValue(pair['value']))
  const { name, status, kind } = attributes
  const { [SEMCONV.rpcService]: service, [SEMCONV.rpcMethod]: method } = attributes
  // Only what was asked for is answered: the name tells that it is AWS's SDK that gave service and method.
  if (service !== undefined && name === `${service}.${method}`) attributes[SEMCONV.rpcSystem] ??= 'aws-api'
  giveSpan(sink, {
    traceId: trace['traceID'],
    spanId: span['spanID'],
    name: String(name ?? span['name'] ?? ''),
    kind: kind === undefined && attributes[SEMCONV.rpcService] !== undefined ? 'client' : kindOf(kind ?? 'internal'),
    start,
    end: start + Math.round(Number(span['durationNanos'] ?? 0) / 1000),
    status: statusOf(status),
    message: attributes['statusMessage'],
    attributes,
    events: [],
    resource: {
      [SEMCONV.serviceName]: attributes[SEMCONV.serviceName] ?? String(trace['rootServiceName'] ?? 'unknown'),
    },
    where,
  })
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
