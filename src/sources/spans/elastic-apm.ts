/**
 * Elastic APM's transactions, spans and errors, as Elasticsearch keeps them (https://www.elastic.co/guide/en/apm/guide/current/data-model.html):
 * answers of `_search`, or one document a line. What agents write of AWS: https://github.com/elastic/apm/blob/main/specs/agents/tracing-instrumentation-aws.md
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { SpanKind, Us } from '../../model/records.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import type { Sink, Source } from '../source.ts'
import { logRecord } from './log-record.ts'
import { flatten, type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan } from './span-record.ts'

type Where = { file: string; line: number; at?: string }

export const elasticApm: Source = {
  format: 'Elastic APM documents',
  inTwoPasses: 'parts',
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  signs: ['"processor"', '"transaction"', '"timestamp"', '"us"'],
  recognise: (head) =>
    /"us"\s*:\s*\d{9,}|"timestamp\.us"\s*:/.test(head) &&
    /"(?:transaction|span)(?:\.id)?"\s*:/.test(head) &&
    /"trace(?:\.id)?"\s*:/.test(head)
      ? 0.9
      : 0,
  read: (input, sink) =>
    readJson(input, sink, ['hits'], ({ value, line, at, key }) => {
      const where = { file: input.name, line, ...(at && { at }) }
      const found = documentsIn(value)
      for (const [i, one] of found?.entries() ?? [])
        readDocument(one, found!.length > 1 ? { ...where, at: `${at ?? ''}/hits/${i}` } : where, sink)
      // What is left of an answer: how long it took, how many there are.
      if (!found && (key || !isObject(value) || !('hits' in value || 'took' in value)))
        sink.skip({ line, ...(at && { at }), reason: 'not an Elastic APM document' })
    }),
}

function documentsIn(value: unknown): readonly unknown[] | undefined {
  if (!isObject(value)) return undefined
  const hits = isObject(value['hits']) ? value['hits']['hits'] : value['hits']
  if (Array.isArray(hits)) return hits.map((hit) => (isObject(hit) ? (hit['_source'] ?? hit) : hit))
  if (isObject(value['_source'])) return [value['_source']]
  return '@timestamp' in value ? [value] : undefined
}

function readDocument(raw: unknown, where: Where, sink: Sink): void {
  const fields = isObject(raw) ? flatten(raw) : {}
  const start = Number(fields['timestamp.us']) || timeOf(fields['@timestamp'])
  if (fields['processor.event'] === 'metric' || (start !== undefined && fields['metricset.name'] !== undefined)) return
  if (start === undefined || fields['trace.id'] === undefined) {
    sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: 'not an Elastic APM document' })
    return
  }
  if (isObject(raw) && (fields['processor.event'] === 'error' || raw['error'] !== undefined))
    readError(raw, fields, start, where, sink)
  else readSpan(fields, start, where, sink)
}

function readSpan(fields: MutableAttributes, start: Us, where: Where, sink: Sink): void {
  const isSpan = fields['span.id'] !== undefined && fields['span.name'] !== undefined
  const of = isSpan ? 'span' : 'transaction'
  const attributes: MutableAttributes = {}
  const isFailed = fields['event.outcome'] === 'failure'
  const status = fields['http.response.status_code']
  put(attributes, SEMCONV.httpMethod, fields['http.request.method'])
  put(attributes, SEMCONV.httpStatus, status)
  put(attributes, 'url.full', fields['url.full'] ?? fields['url.original'] ?? fields['http.url.original'])
  put(attributes, SEMCONV.urlPath, fields['url.path'])
  put(attributes, SEMCONV.serverAddress, isSpan ? fields['destination.address'] : fields['url.domain'])
  put(attributes, SEMCONV.userAgent, fields['user_agent.original'])
  put(attributes, 'db.system', fields['span.db.type'] ?? fields['db.type'])
  if (isSpan) putAws(attributes, fields)
  if (isFailed && isSpan && typeof status !== 'number') put(attributes, SEMCONV.errorType, fields['error.type'])
  giveSpan(sink, {
    traceId: fields['trace.id'],
    spanId: fields[`${of}.id`],
    parentSpanId: fields['parent.id'] ?? (isSpan ? fields['transaction.id'] : undefined),
    name: String(fields[`${of}.name`] ?? ''),
    kind: isSpan ? kindOfSpan(fields) : kindOfTransaction(fields),
    start,
    end: start + (Number(fields[`${of}.duration.us`]) || 0),
    status: isFailed ? 'error' : 'unset',
    attributes,
    events: [],
    resource: resourceOf(fields),
    scope: fields['agent.name'],
    where,
  })
}

function kindOfSpan(fields: MutableAttributes): SpanKind {
  const type = String(fields['span.type'] ?? '')
  return fields['destination.address'] !== undefined || /^(?:external|storage|db|messaging)/.test(type)
    ? 'client'
    : 'internal'
}

function kindOfTransaction(fields: MutableAttributes): SpanKind {
  const type = fields['transaction.type']
  if (type === 'messaging') return 'consumer'
  return type === 'request' || fields['http.request.method'] !== undefined ? 'server' : 'internal'
}

/** What agents call the operations of queues and topics. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'sqs send': 'SendMessage',
  'sqs send_batch': 'SendMessageBatch',
  'sqs poll': 'ReceiveMessage',
  'sqs receive': 'ReceiveMessage',
  'sqs delete': 'DeleteMessage',
  'sqs delete_batch': 'DeleteMessageBatch',
  'sns publish': 'Publish',
  'sns send': 'Publish',
}

function putAws(attributes: MutableAttributes, fields: MutableAttributes): void {
  const subtype = String(fields['span.subtype'] ?? '').toLowerCase()
  const isAws =
    /^(?:s3|dynamodb|sqs|sns|kinesis|aws|lambda|secretsmanager|ssm|kms|athena|sts)$/.test(subtype) ||
    fields['destination.cloud.region'] !== undefined
  if (!isAws) return
  // `S3 GetObject my-bucket`, `SQS SEND to my-queue`.
  const [service = '', , ...rest] = String(fields['span.name'] ?? '').split(' ')
  const action = String(fields['span.action'] ?? '')
  const thing = rest.filter((word) => !/^(?:to|from)$/.test(word)).join(' ')
  attributes[SEMCONV.rpcSystem] = 'aws-api'
  put(attributes, SEMCONV.rpcService, subtype === 'aws' ? service : subtype)
  put(attributes, SEMCONV.rpcMethod, OPERATIONS[`${subtype} ${action.toLowerCase()}`] ?? (action || undefined))
  put(attributes, SEMCONV.cloudRegion, fields['cloud.region'] ?? fields['destination.cloud.region'])
  put(attributes, subtype === 's3' ? SEMCONV.s3Bucket : ROLECALL.resource, thing || undefined)
}

/** An exception, of a span or transaction that it names. */
function readError(raw: Record<string, unknown>, fields: MutableAttributes, time: Us, where: Where, sink: Sink): void {
  const error = isObject(raw['error']) ? raw['error'] : {}
  const all = Array.isArray(error['exception']) ? error['exception'] : [error['exception']]
  const told = all.filter(isObject).map(({ type, message }) => [type, message].filter(Boolean).join(': '))
  const logged = isObject(error['log']) ? error['log']['message'] : undefined
  const body = redact([...told, ...(typeof logged === 'string' ? [logged] : [])].join('\nCaused by: '))
  if (body === '') {
    sink.skip({ line: where.line, ...(where.at && { at: where.at }), reason: 'an error without a message' })
    return
  }
  sink.record(
    logRecord({
      time,
      severity: 'error',
      body,
      attributes: {},
      traceId: fields['trace.id'],
      spanId: fields['parent.id'] ?? fields['transaction.id'],
      resource: resourceOf(fields),
      where,
    }),
  )
}

function resourceOf(fields: MutableAttributes): MutableAttributes {
  const resource: MutableAttributes = {}
  put(resource, SEMCONV.serviceName, fields['service.name'])
  put(resource, SEMCONV.hostName, fields['host.hostname'] ?? fields['host.name'])
  put(resource, SEMCONV.serviceInstance, fields['service.node.name'])
  put(resource, SEMCONV.processPid, fields['process.pid'])
  put(resource, 'deployment.environment', fields['service.environment'])
  put(resource, 'telemetry.sdk.language', String(fields['service.language.name'] ?? '').toLowerCase() || undefined)
  return resource
}
