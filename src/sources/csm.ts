/**
 * Client-side monitoring datagrams of AWS SDKs, one JSON object a line: `ApiCall` for a call, `ApiCallAttempt` for each
 * of its tries. They are sent at the end; `Timestamp` is the start in ms. The session token in them is never kept.
 */
import { ROLECALL, SEMCONV } from '../model/attributes.ts'
import type { Span } from '../model/records.ts'
import { isoTime } from '../model/text.ts'
import { serviceName } from './aws-text.ts'
import { isObject, readJson } from './json-values.ts'
import { redact } from './redact.ts'
import type { Source } from './source.ts'
import { type MutableAttributes, putKey } from './span-attributes.ts'
import { timeOf } from './times.ts'

type Json = Record<string, unknown>

export const clientSideMonitoring: Source = {
  format: 'AWS client-side monitoring',
  proves: ['finished AWS calls and their tries: key, error, request id, length'],
  cannotProve: [
    'calls that were open when the process died',
    'which request a call belonged to',
    'requests to instance metadata',
  ],
  recognise: (head) => (/"Type"\s*:\s*"ApiCall(Attempt)?"/.test(head) && /"Api"\s*:/.test(head) ? 0.95 : 0),
  read: async (input, sink) => {
    /** Facts of the tries that stand before their call's line: key and request id are in them only. */
    let tries: { value: Json; line: number }[] = []
    await readJson(input, sink, [], ({ value, line }) => {
      if (!isObject(value) || (value['Type'] !== 'ApiCall' && value['Type'] !== 'ApiCallAttempt'))
        return sink.skip({ line, reason: 'not a client-side monitoring datagram' })
      if (value['Type'] === 'ApiCallAttempt') {
        tries.push({ value, line })
        return
      }
      const own = (one: { value: Json }): boolean =>
        ['Api', 'Service', 'ClientId'].every((name) => one.value[name] === value[name])
      const start = timeOf(value['Timestamp'])
      if (start === undefined) return sink.skip({ line, reason: 'a datagram without a time' })
      const ownTries = tries.filter(own).map((one) => one.value)
      sink.record(spanOf(value, ownTries, start, { file: input.name, line }))
      tries = tries.filter((one) => !own(one)).slice(-1000)
    })
    // A process that was stopped between a try and its call.
    for (const { value, line } of tries) {
      const start = timeOf(value['Timestamp'])
      if (start === undefined) continue
      sink.record(spanOf({ ...value, Latency: value['AttemptLatency'] }, [value], start, { file: input.name, line }))
    }
  },
}

function spanOf(call: Json, tries: readonly Json[], start: number, where: { file: string; line: number }): Span {
  const last = tries.at(-1) ?? {}
  const text = (name: string): string | undefined =>
    [call[name], call[`Final${name}`], last[name]].find((value) => typeof value === 'string' && value !== '') as
      | string
      | undefined
  const number = (name: string): number | undefined =>
    [call[name], call[`Final${name}`], last[name]].find((value) => typeof value === 'number') as number | undefined
  const service = serviceName(text('Service') ?? '?')
  const method = text('Api') ?? '?'
  // Without a try the call failed before anything was sent; its error is not told.
  const unsent = call['AttemptCount'] === 0
  const code = text('AwsException') ?? text('SdkException')
  const message =
    text('AwsExceptionMessage') ??
    text('SdkExceptionMessage') ??
    (unsent ? 'failed before any try was sent' : undefined)
  const attributes: MutableAttributes = {
    'rolecall.csm': true,
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
  if (last['SessionToken'] !== undefined) attributes[ROLECALL.sessionToken] = true
  // Who keeps these files may have taken the tokens out: only AWS's not knowing the key says that there was none.
  else if (/^ASIA/.test(key ?? '') && /^Invalid(AccessKeyId|ClientTokenId)$|^UnrecognizedClient/.test(code ?? ''))
    attributes[ROLECALL.sessionToken] = false
  const client = text('ClientId')
  set(SEMCONV.serviceName, client)
  return {
    type: 'span',
    traceId: '',
    spanId: `csm-${where.line}-${start}`,
    name: `${service}.${method}`,
    kind: 'client',
    start,
    end: start + Math.round((number('Latency') ?? 0) * 1000),
    status: code || unsent ? 'error' : 'ok',
    ...(message && { message: redact(message) }),
    attributes,
    events: [],
    process: client ? `csm/${client}` : where.file,
    service: client ?? 'unknown',
    evidence: { kind: 'span', ...where, time: isoTime(start) },
  }
}
