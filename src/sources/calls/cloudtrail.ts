/**
 * AWS CloudTrail events in every wrapping people have them in:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 *
 * An event is read as a client span that starts and ends at `eventTime` (its resolution is 1 s).
 */
import { gunzipSync } from 'node:zlib'
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { parseDenial, plainCode } from '../../model/aws.ts'
import type { Span } from '../../model/records.ts'
import { BROKEN_OFF } from '../../model/report.ts'
import { isoTime } from '../../model/text.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { serviceName } from '../logs/aws-facts.ts'
import type { Sink, Source } from '../source.ts'
import { type MutableAttributes, put, putKey } from '../spans/span-attributes.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number; at?: string }

/** `Records`: CloudTrail's files; `Events`: lookup-events; `events`, `logEvents`: CloudWatch Logs; the last: Lake. */
const SPLIT = ['Records', 'Events', 'events', 'logEvents', 'QueryResultRows']

/** An alert's data, and its event: https://documentation.wazuh.com/current/cloud-security/amazon/services/supported-services/cloudtrail.html */
const WAZUH = ['data', 'aws']

/** Largest decoded CloudWatch Logs subscription payload. */
const LONGEST_PAYLOAD = 64 * 1024 * 1024

export const cloudTrail: Source = {
  format: 'CloudTrail',
  proves: ['the calls AWS answered: caller, key, error, request id', 'which key an AssumeRole issued'],
  cannotProve: [
    'that a call was never made (data events are off by default)',
    'how long a call took',
    'calls that never reached AWS',
  ],
  signs: ['"eventSource"', '"eventName"', '"userIdentity"'],
  recognise: (head) => {
    if (/\\?"eventSource\\?"\s*:\s*\\?"[\w.-]+\.amazonaws\.com/i.test(head) && /\\?"eventName\\?"\s*:/i.test(head))
      return 0.95
    if (/"CloudTrailEvent"\s*:/.test(head)) return 0.95
    if (/"awslogs"\s*:\s*\{\s*"data"\s*:/.test(head)) return 0.9
    return /^\s*\{\s*"Records"\s*:\s*\[\s*\]\s*\}\s*$/.test(head) ? 0.6 : 0
  },
  read: (input, sink) =>
    readJson(input, withTorn(sink), SPLIT, (piece) => {
      const where = { file: input.name, line: piece.line, ...(piece.at && { at: piece.at }) }
      const reason = readCloudTrailEvent(piece.value, where, sink)
      if (reason) sink.skip({ line: piece.line, ...(piece.at && { at: piece.at }), reason })
    }),
}

/** What was cut off may be the one event that tells of a refusal. */
function withTorn(sink: Sink): Sink {
  const skip: Sink['skip'] = (one) =>
    sink.skip(TORN.test(one.reason) ? { ...one, reason: `${BROKEN_OFF}: ${one.reason}` } : one)
  return Object.assign(Object.create(sink) as Sink, { skip })
}
const TORN = /^(?:not JSON|torn|a value of more than)/

/** Reads an event in any wrapping; returns why there is none. */
export function readCloudTrailEvent(value: unknown, where: Where, sink: Sink): string | undefined {
  return unwrap(value, where, sink, 0)
}

/** Finds the event inside its wrapping. */
function unwrap(value: unknown, where: Where, sink: Sink, depth: number): string | undefined {
  if (depth > 4) return 'wrapped too deeply'
  if (typeof value === 'string') {
    if (!value.trimStart().startsWith('{')) return 'a message that is no CloudTrail event'
    try {
      return unwrap(JSON.parse(value), where, sink, depth + 1)
    } catch {
      return 'a message that is no JSON'
    }
  }
  // A row of CloudTrail Lake: a list of objects of one field each.
  if (Array.isArray(value)) return unwrap(Object.assign({}, ...value.filter(isObject)), where, sink, depth + 1)
  if (!isObject(value)) return 'expected a CloudTrail event'
  const event = 'eventname' in value ? restoreCase(value) : value
  if (typeof event['eventName'] === 'string' && typeof event['eventSource'] === 'string') {
    const span = spanOf(event, where)
    if (!span) return 'an event without a time'
    sink.record(span)
    return undefined
  }
  for (const inner of ['detail', 'CloudTrailEvent', 'message', 'eventData', '_source', 'cloudtrail', 'Event', ...WAZUH])
    if (value[inner] !== undefined) return unwrap(value[inner], where, sink, depth + 1)
  const payload = isObject(value['awslogs']) ? value['awslogs']['data'] : undefined
  if (typeof payload === 'string') return unwrapSubscription(payload, where, sink, depth)
  for (const list of SPLIT) {
    if (!Array.isArray(value[list])) continue
    for (const [i, one] of value[list].entries()) {
      const at = `${where.at ?? ''}/${list}/${i}`
      const reason = unwrap(one, { ...where, at }, sink, depth + 1)
      if (reason) sink.skip({ line: where.line, at, reason })
    }
    return undefined
  }
  if (event['insightDetails'] !== undefined) return 'an insight event: it reports no call'
  if (event['eventType'] !== undefined || event['eventVersion'] !== undefined) return 'an event without eventName'
  return 'JSON, but no CloudTrail event'
}

/** CloudWatch Logs' subscription form: base64 of gzipped JSON. */
function unwrapSubscription(payload: string, where: Where, sink: Sink, depth: number): string | undefined {
  let text: string
  try {
    text = gunzipSync(Buffer.from(payload, 'base64'), { maxOutputLength: LONGEST_PAYLOAD }).toString('utf8')
  } catch {
    return 'awslogs.data is no gzipped base64, or larger than 64 MB'
  }
  return unwrap(text, where, sink, depth)
}

/** Athena and Lake give column names in lower case. */
const NAMES = [
  ...[
    'eventVersion',
    'userIdentity',
    'eventTime',
    'eventSource',
    'eventName',
    'awsRegion',
    'sourceIPAddress',
    'userAgent',
  ],
  ...[
    'errorCode',
    'errorMessage',
    'requestParameters',
    'responseElements',
    'requestID',
    'eventID',
    'recipientAccountId',
  ],
  ...[
    'accessKeyId',
    'accountId',
    'principalId',
    'sessionContext',
    'sessionIssuer',
    'invokedBy',
    'userName',
    'identityProvider',
    'tlsDetails',
  ],
  'clientProvidedHostHeader',
]
const BY_LOWER = new Map(NAMES.map((name) => [name.toLowerCase(), name]))

function restoreCase(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      BY_LOWER.get(name.toLowerCase()) ?? name,
      isObject(one) ? restoreCase(one) : one,
    ]),
  )
}

/** A field that exports write as JSON text. */
function objectOf(value: unknown): Json {
  if (isObject(value)) return value
  if (typeof value !== 'string' || !value.startsWith('{')) return {}
  try {
    const parsed = JSON.parse(value)
    return isObject(parsed) ? restoreCase(parsed) : {}
  } catch {
    return {}
  }
}

function spanOf(event: Json, where: Where): Span | undefined {
  const time = timeOf(event['eventTime'] ?? event['@timestamp'])
  if (time === undefined) return undefined
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
  const caller = objectOf(event['userIdentity'])
  const asked = objectOf(event['requestParameters'])
  const answer = objectOf(event['responseElements'])
  const service = serviceName(text(event['eventSource'])!)
  const method = text(event['eventName'])!
  const code = text(event['errorCode'])
  const message = text(event['errorMessage'])
  const requestId = text(event['requestID'])
  const eventId = text(event['eventID'])
  const account = text(event['recipientAccountId']) ?? text(caller['accountId'])
  const attributes: MutableAttributes = {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: service,
    [SEMCONV.rpcMethod]: method,
  }
  put(attributes, SEMCONV.cloudRegion, text(event['awsRegion']))
  putPlain(attributes, SEMCONV.awsRequestId, requestId)
  putPlain(attributes, SEMCONV.clientAddress, text(event['sourceIPAddress']))
  put(attributes, SEMCONV.serverAddress, text(objectOf(event['tlsDetails'])['clientProvidedHostHeader']))
  put(attributes, SEMCONV.s3Bucket, text(asked['bucketName']))
  put(attributes, SEMCONV.userAgent, text(event['userAgent']))
  put(attributes, ROLECALL.features, featuresOf(text(event['userAgent'])))
  if (code) attributes[SEMCONV.errorType] = plainCode(code) || code
  putCaller(attributes, caller)
  putAsked(attributes, asked, message, method)
  putIssued(attributes, answer)
  return {
    type: 'span',
    traceId: '',
    spanId: eventId ?? `${where.line}${where.at ?? ''}`,
    name: `${service}.${method}`,
    kind: 'client',
    start: time,
    end: time,
    status: code ? 'error' : 'ok',
    ...(message && { message: redact(message) }),
    attributes,
    events: [],
    process: `cloudtrail/${account ?? where.file}`,
    service: account ?? 'unknown account',
    evidence: {
      kind: 'cloudtrail',
      ...where,
      ...((requestId ?? eventId) && { id: (requestId ?? eventId)! }),
      time: isoTime(time),
    },
  }
}

/** A request id (a UUID, or S3's) or an address: nothing to look for secrets in, and another one in each record. */
const PLAIN = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z]{16}|\d{1,3}(?:\.\d{1,3}){3})$/

function putPlain(attributes: MutableAttributes, name: string, value: string | undefined): void {
  if (value !== undefined && PLAIN.test(value)) attributes[name] = value
  else put(attributes, name, value)
}

function putCaller(attributes: MutableAttributes, caller: Json): void {
  const key = caller['accessKeyId']
  if (typeof key === 'string' && key !== '') putKey(attributes, key)
  // An excerpt may leave the key out: who it was stands in the ARN.
  else if (typeof caller['arn'] === 'string') attributes[ROLECALL.key] = caller['arn']
  const issuer = objectOf(objectOf(caller['sessionContext'])['sessionIssuer'])
  put(attributes, ROLECALL.account, caller['accountId'])
  put(attributes, PRINCIPAL, caller['arn'] ?? caller['invokedBy'])
  if (typeof caller['arn'] === 'string' && caller['arn'].includes(':assumed-role/'))
    attributes[ROLECALL.sessionArn] = caller['arn']
  if (issuer['type'] === 'Role') put(attributes, ROLECALL.roleArn, issuer['arn'])
  if (caller['type'] === 'WebIdentityUser') putWebIdentity(attributes, caller)
  put(attributes, 'rolecall.cloudtrail.caller_type', caller['type'])
  put(attributes, 'rolecall.cloudtrail.invoked_by', caller['invokedBy'])
}

/**
 * The claims of a web identity's token: `principalId` is provider, audience and user, joined by colons.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html (WebIdentityUser)
 */
function putWebIdentity(attributes: MutableAttributes, { identityProvider, userName, principalId }: Json): void {
  put(attributes, ROLECALL.tokenSub, userName)
  if (typeof identityProvider !== 'string') return
  attributes[ROLECALL.tokenIss] = `https://${identityProvider.replace(/^arn:[^/]*\/|^https:\/\//, '')}`
  const [before, after] = [`${identityProvider}:`, `:${userName}`]
  if (typeof principalId === 'string' && principalId.startsWith(before) && principalId.endsWith(after))
    put(attributes, ROLECALL.tokenAud, principalId.slice(before.length, -after.length))
}

/** The ARN AWS gave the caller. */
const PRINCIPAL = 'rolecall.identity.principal'

/** A denied AssumeRole has no parameters: the role stands in the message only. */
function putAsked(attributes: MutableAttributes, asked: Json, message: string | undefined, method: string): void {
  const role = asked['roleArn'] ?? (method.startsWith('AssumeRole') ? parseDenial(message).resource : undefined)
  put(attributes, ROLECALL.stsRoleArn, role)
  put(attributes, ROLECALL.stsSessionName, asked['roleSessionName'])
  put(attributes, ROLECALL.stsDuration, asked['durationSeconds'])
}

/** What STS answered: AssumeRole*, GetSessionToken, GetFederationToken. */
function putIssued(attributes: MutableAttributes, answer: Json): void {
  const credentials = objectOf(answer['credentials'])
  const key = credentials['accessKeyId']
  if (typeof key !== 'string' || key === '') return
  const issued: MutableAttributes = {}
  putKey(issued, key)
  attributes[ROLECALL.issuedKey] = issued[ROLECALL.key]!
  const expires = timeOf(credentials['expiration'])
  if (expires !== undefined) attributes[ROLECALL.issuedExpires] = isoTime(expires)
  put(
    attributes,
    ROLECALL.issuedSessionArn,
    objectOf(answer['assumedRoleUser'])['arn'] ?? objectOf(answer['federatedUser'])['arn'],
  )
}

/** The SDK's feature ids, `m/E,b,AC`. */
function featuresOf(userAgent: string | undefined): string | undefined {
  return /\bm\/([A-Za-z0-9,]+)/.exec(userAgent ?? '')?.[1]
}
