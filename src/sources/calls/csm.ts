/**
 * Client-side monitoring datagrams of AWS SDKs, one JSON object a line: `ApiCall` for a call, `ApiCallAttempt` for each
 * of its tries. They are sent at the end, by UDP, which promises no order; `Timestamp` is the start in ms. The session token in them is never kept.
 */
import { createHash } from 'node:crypto'
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { Span } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { serviceName } from '../logs/aws-facts.ts'
import type { Source } from '../source.ts'
import { type MutableAttributes, putKey } from '../spans/span-attributes.ts'

type Json = Record<string, unknown>

export const clientSideMonitoring: Source = {
  format: 'AWS client-side monitoring',
  grows: true,
  proves: ['finished AWS calls and their tries: key, error, request id, length'],
  cannotProve: [
    'calls that were open when the process died',
    'which request a call belonged to',
    'requests to instance metadata',
  ],
  recognise: (head) => (/"Type"\s*:\s*"ApiCall(Attempt)?"/.test(head) && /"Api"\s*:/.test(head) ? 0.95 : 0),
  read: (input, sink) =>
    readJson(input, sink, [], ({ value, line }) => {
      if (!isObject(value) || (value['Type'] !== 'ApiCall' && value['Type'] !== 'ApiCallAttempt'))
        return sink.skip({ line, reason: 'not a client-side monitoring datagram' })
      const start = timeOf(value['Timestamp'])
      if (start === undefined) return sink.skip({ line, reason: 'a datagram without a time' })
      sink.record(spanOf(value, start, { file: input.name, line }))
    }),
}

/** A datagram by itself; `engine/monitored-calls.ts` finds the tries of each call, in whatever order and file they came. */
function spanOf(datagram: Json, start: number, where: { file: string; line: number }): Span {
  const part = datagram['Type'] === 'ApiCall' ? 'call' : 'attempt'
  const text = (name: string): string | undefined =>
    [datagram[name], datagram[`Final${name}`]].find((value) => typeof value === 'string' && value !== '') as
      | string
      | undefined
  const number = (name: string): number | undefined =>
    [datagram[name], datagram[`Final${name}`]].find((value) => typeof value === 'number') as number | undefined
  const service = serviceName(text('Service') ?? '?')
  const method = text('Api') ?? '?'
  const code = text('AwsException') ?? text('SdkException')
  const message = text('AwsExceptionMessage') ?? text('SdkExceptionMessage')
  const attributes: MutableAttributes = {
    'rolecall.csm': part,
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: service,
    [SEMCONV.rpcMethod]: method,
  }
  const set = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) attributes[name] = value
  }
  set(SEMCONV.cloudRegion, text('Region'))
  set(SEMCONV.httpStatus, number('HttpStatusCode'))
  set(SEMCONV.awsRequestId, text('XAmznRequestId') ?? text('XAmzRequestId'))
  set(SEMCONV.serverAddress, text('Fqdn'))
  set(SEMCONV.errorType, code)
  set(ROLECALL.attempts, number('AttemptCount'))
  const key = text('AccessKey')
  if (key) putKey(attributes, key)
  if (datagram['SessionToken'] !== undefined) attributes[ROLECALL.sessionToken] = true
  // Who keeps these files may have taken the tokens out: only AWS's not knowing the key says that there was none.
  else if (/^ASIA/.test(key ?? '') && /^Invalid(AccessKeyId|ClientTokenId)$|^UnrecognizedClient/.test(code ?? ''))
    attributes[ROLECALL.sessionToken] = false
  const client = text('ClientId')
  set(SEMCONV.serviceName, client)
  return {
    type: 'span',
    traceId: '',
    // By what it says: the same datagram kept twice is one.
    spanId: `csm-${createHash('sha256').update(JSON.stringify(datagram)).digest('hex').slice(0, 16)}`,
    name: `${service}.${method}`,
    kind: 'client',
    start,
    end: start + Math.round((number(part === 'call' ? 'Latency' : 'AttemptLatency') ?? 0) * 1000),
    status: code ? 'error' : 'ok',
    ...(message && { message: redact(message) }),
    attributes,
    events: [],
    process: client ? `csm/${client}` : where.file,
    service: client ?? 'unknown',
    evidence: { kind: 'span', ...where, time: isoTime(start) },
  }
}
