/**
 * AWS X-Ray segments: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html, bare, in the
 * daemon's lines, or as text inside the answer of `batch-get-traces`.
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { SpanEvent } from '../../model/records.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import type { Sink, Source } from '../source.ts'
import { flatten, type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan } from './span-record.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number; at?: string }

export const xray: Source = {
  format: 'AWS X-Ray segments',
  inTwoPasses: 'parts',
  proves: ['the calls it holds: service, operation, request id, times', 'calls that were in progress when it was sent'],
  cannotProve: ['which key signed a call', 'that a call was never made (sampling is on by default)'],
  signs: ['"trace_id"', '"start_time"', '"subsegments"'],
  recognise: (head) => {
    if (/\\?"trace_id\\?"\s*:\s*\\?"1-[0-9a-f]{8}-/.test(head) && /\\?"start_time\\?"\s*:/.test(head)) return 0.95
    return /"Segments"\s*:\s*\[/.test(head) && /"Document"\s*:/.test(head) ? 0.9 : 0
  },
  read: (input, sink) =>
    readJson(input, sink, ['Traces'], ({ value, line, at, key }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      if (isObject(value) && Array.isArray(value['Segments'])) {
        for (const [i, one] of value['Segments'].entries())
          readDocument(one, { ...where, at: `${at ?? ''}/Segments/${i}` }, sink)
      } else if (isObject(value) && (typeof value['Document'] === 'string' || typeof value['trace_id'] === 'string'))
        readDocument(value, where, sink)
      // The daemon's header line, and what is left of an answer.
      else if (key || !isObject(value) || !('Traces' in value || 'format' in value))
        sink.skip({ line, ...(at && { at }), reason: 'not an X-Ray segment' })
    }),
}

function readDocument(value: unknown, where: Where, sink: Sink): void {
  const text = isObject(value) ? value['Document'] : undefined
  let segment: unknown = value
  if (typeof text === 'string') {
    try {
      segment = JSON.parse(text)
    } catch {
      sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: 'a segment document that is no JSON' })
      return
    }
  }
  if (isObject(segment))
    readSegment(
      segment,
      { traceId: segment['trace_id'], parent: segment['parent_id'], resource: resourceOf(segment) },
      where,
      sink,
    )
}

interface Within {
  traceId: unknown
  parent: unknown
  resource: MutableAttributes
}

function readSegment(segment: Json, within: Within, where: Where, sink: Sink): void {
  const start = seconds(segment['start_time'])
  if (start === undefined) {
    sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: 'a segment without a start time' })
    return
  }
  const namespace = segment['namespace']
  const isSegment = segment['trace_id'] !== undefined && segment['type'] !== 'subsegment'
  const failed = [segment['error'], segment['fault'], segment['throttle']].includes(true)
  const name = String(segment['name'] ?? '')
  const attributes = attributesOf(segment, name)
  const events = exceptionsOf(segment['cause'], start)
  giveSpan(sink, {
    traceId: within.traceId,
    spanId: segment['id'],
    parentSpanId: within.parent,
    name: namespace === 'aws' && attributes[SEMCONV.rpcMethod] ? `${name}.${attributes[SEMCONV.rpcMethod]}` : name,
    kind: namespace === 'aws' || namespace === 'remote' ? 'client' : isSegment ? 'server' : 'internal',
    start,
    end: segment['in_progress'] === true ? undefined : seconds(segment['end_time']),
    status: failed ? 'error' : 'unset',
    message: events[0]?.attributes['exception.message'],
    attributes,
    events,
    resource: within.resource,
    where,
  })
  for (const [i, inner] of (Array.isArray(segment['subsegments']) ? segment['subsegments'] : []).entries())
    if (isObject(inner))
      readSegment(
        inner,
        { ...within, parent: segment['id'] },
        { ...where, at: `${where.at ?? ''}/subsegments/${i}` },
        sink,
      )
}

function seconds(raw: unknown): number | undefined {
  return typeof raw === 'number' && raw > 0 ? Math.round(raw * 1e6) : undefined
}

/** As the SDKs of X-Ray name what a call is about: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html */
const RESOURCES = [
  'table_name',
  'queue_url',
  'topic_arn',
  'stream_name',
  'function_name',
  'secret_id',
  'key_id',
  'state_machine_arn',
]

function attributesOf(segment: Json, name: string): MutableAttributes {
  const attributes: MutableAttributes = {}
  const http = isObject(segment['http']) ? segment['http'] : {}
  const request = isObject(http['request']) ? http['request'] : {}
  const response = isObject(http['response']) ? http['response'] : {}
  put(attributes, SEMCONV.httpMethod, request['method'])
  put(attributes, 'url.full', request['url'])
  put(attributes, SEMCONV.clientAddress, request['client_ip'])
  put(attributes, SEMCONV.httpStatus, response['status'])
  const aws = isObject(segment['aws']) ? segment['aws'] : {}
  if (segment['namespace'] === 'aws') {
    attributes[SEMCONV.rpcSystem] = 'aws-api'
    put(attributes, SEMCONV.rpcService, name)
    put(attributes, SEMCONV.rpcMethod, aws['operation'])
    put(attributes, SEMCONV.cloudRegion, aws['region'])
    put(attributes, SEMCONV.awsRequestId, aws['request_id'])
    put(attributes, SEMCONV.s3Bucket, aws['bucket_name'] ?? aws['bucket'])
    put(
      attributes,
      ROLECALL.resource,
      RESOURCES.map((name) => aws[name]).find((value) => typeof value === 'string'),
    )
    put(attributes, ROLECALL.account, aws['account_id'])
    if (typeof aws['retries'] === 'number') attributes[ROLECALL.attempts] = aws['retries'] + 1
  }
  // Lambda's own segment of an invocation; the function's is within it.
  if (segment['origin'] === 'AWS::Lambda') {
    put(attributes, SEMCONV.faasInvocation, aws['request_id'])
    put(attributes, SEMCONV.faasName, name)
  }
  // OpenTelemetry's exporter keeps a span's own attributes here.
  const metadata = isObject(segment['metadata']) ? segment['metadata'] : {}
  if (isObject(metadata['default'])) flatten(metadata['default'], attributes)
  if (isObject(segment['annotations'])) flatten(segment['annotations'], attributes)
  return attributes
}

function exceptionsOf(raw: unknown, time: number): SpanEvent[] {
  const exceptions = isObject(raw) && Array.isArray(raw['exceptions']) ? raw['exceptions'].filter(isObject) : []
  return exceptions.map((one) => {
    const attributes: MutableAttributes = {}
    put(attributes, 'exception.type', one['type'])
    put(attributes, 'exception.message', one['message'])
    return { name: 'exception', time, attributes }
  })
}

function resourceOf(segment: Json): MutableAttributes {
  const resource: MutableAttributes = {}
  put(resource, SEMCONV.serviceName, segment['name'])
  const metadata =
    isObject(segment['metadata']) && isObject(segment['metadata']['default']) ? segment['metadata']['default'] : {}
  for (const [name, value] of Object.entries(metadata))
    if (name.startsWith('otel.resource.')) put(resource, name.slice('otel.resource.'.length), value)
  return resource
}
