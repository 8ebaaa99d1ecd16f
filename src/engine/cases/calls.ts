/**
 * From spans to calls: an SDK's span and its HTTP attempts are one call, with the identity that signed it and its end.
 * Rules count calls, never spans.
 */

import { bool, num, text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import {
  awsSdkAgent,
  canonicalService,
  isAwsHost,
  isContainerPath,
  isFailure,
  isMetadata,
  parseDenial,
  plainCode,
  standsFor,
} from '../../model/aws.ts'
import type { Attempt, Call, Identity } from '../../model/call.ts'
import type { Span, Us } from '../../model/records.ts'
import { isTelemetry, isTelemetryCall } from '../../vocabulary/telemetry.ts'
import { append } from '../kit/multimap.ts'
import { isoUs, optional } from '../kit/optional.ts'
import { errorCodeOf, messageOf } from './call-failure.ts'
import { identityOf, signerOf } from './call-signer.ts'
import { isUnnamed, type ToldAbove, toldAbove, toldOfUnmarked } from './told-above.ts'
import type { TraceTree } from './trace-tree.ts'

/** The calls of all spans, in order of start. */
export function callsOf(tree: TraceTree): Call[] {
  const httpWatched = new Set(tree.spans.filter(isHttpClient).map((span) => span.process))
  const calls: Call[] = []
  const attempts = new Map<Span, Span[]>()
  const bare: Span[] = []
  for (const span of tree.spans) {
    if (!isHttpClient(span) || isAwsSdk(span)) continue
    const owner = ownerOf(span, tree)
    if (owner) append(attempts, owner, span)
    else bare.push(span)
  }
  for (const span of tree.spans)
    if (isAwsSdk(span) && !isTelemetryCall(text(span, S.rpcService), text(span, S.rpcMethod)))
      calls.push(sdkCall(span, attempts.get(span) ?? [], httpWatched, tree))
  for (const group of byInvocation(bare)) calls.push(httpCall(group, tree))
  return calls.sort((a, b) => a.start - b.start)
}

function isAwsSdk(span: Span): boolean {
  if (span.kind === 'server') return false
  const system = text(span, S.rpcSystem)
  if (system !== 'aws-api' && system !== 'aws.api') return false
  // A bundle's bare HTTP span carries the RPC names too; its own method tells it from an SDK's span.
  return span.attributes[S.httpMethod] === undefined || span.attributes[S.urlPath] === undefined
}

export function isHttpClient(span: Span): boolean {
  if (span.kind === 'server' || span.attributes[S.httpMethod] === undefined) return false
  return !isWithinServer(span) && !isTelemetryExport(span)
}

/** A framework mounted in another one takes the request that the outer one's span tells of: only who serves has routes. */
function isWithinServer(span: Span): boolean {
  return (
    span.kind === 'internal' && ['http.route', 'http.server_name'].some((name) => span.attributes[name] !== undefined)
  )
}

/** An agent's own export is no call of the server. */
function isTelemetryExport(span: Span): boolean {
  const port = num(span, S.serverPort)
  return isTelemetry(
    `${text(span, S.serverAddress) ?? ''}${port === undefined ? '' : `:${port}`}`,
    text(span, S.urlPath),
  )
}

/** Where agents of credentials listen that are no address of AWS's (`AWS_CONTAINER_CREDENTIALS_FULL_URI`). */
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)$/

/** Where a variable moved the endpoint of container credentials to, its path tells it; a call to AWS of that name is signed. */
function asksContainer(span: Span): boolean {
  const signed = text(span, R.key) !== undefined || text(span, R.keyKind) !== undefined
  return !signed && text(span, S.httpMethod) === 'GET' && isContainerPath(text(span, S.urlPath))
}

/** The SDK call that an HTTP span is a try of. Metadata requests are calls of their own. */
function ownerOf(span: Span, tree: TraceTree): Span | undefined {
  if (isMetadata(text(span, S.serverAddress), text(span, S.urlPath))) return undefined
  for (const up of tree.ancestors(span)) {
    if (isAwsSdk(up)) {
      if (asksContainer(span)) return undefined
      const rpcService = text(span, S.rpcService)
      const owns = text(up, S.rpcService)
      return !rpcService || !owns || canonicalService(rpcService) === canonicalService(owns) ? up : undefined
    }
    if (up.kind === 'server') return undefined
  }
  return undefined
}

function isBelowSdk(span: Span, tree: TraceTree): boolean {
  for (const up of tree.ancestors(span)) if (isAwsSdk(up)) return true
  return false
}

function byInvocation(spans: readonly Span[]): Span[][] {
  const groups = new Map<string, Span[]>()
  for (const span of spans) {
    const id = text(span, R.invocationId)
    append(
      groups,
      id ? `${span.traceId}/${span.parentSpanId}/${id}` : `${span.traceId}/${span.spanId}/${span.evidence.line}`,
      span,
    )
  }
  return [...groups.values()]
}

function sdkCall(span: Span, tries: readonly Span[], httpWatched: ReadonlySet<string>, tree: TraceTree): Call {
  const spans = [...tries].sort((a, b) => a.start - b.start)
  const last = spans.at(-1)
  const service = canonicalService(text(span, S.rpcService) ?? span.name.split(/[./]/)[0] ?? '?')
  const operation = text(span, S.rpcMethod) ?? span.name.split(/[./]/)[1] ?? '?'
  const ownCode = errorCodeOf(span) ?? (last && errorCodeOf(last))
  const ownMessage = messageOf(span) ?? (last && messageOf(last))
  const unmarked = ownCode === undefined ? toldOfUnmarked(span, operation, tree) : undefined
  const failed = span.status === 'error' || ownCode !== undefined || unmarked !== undefined
  const told =
    failed && !ownMessage && isUnnamed(ownCode) ? (unmarked ?? toldAbove(span, { operation }, tree)) : undefined
  const rawCode = told?.code ?? ownCode
  const errorMessage = told?.message ?? ownMessage
  const denied = parseDenial(errorMessage)
  // botocore's sentence names the operation that was answered: another's error, of the call for credentials, stopped this
  // one unsent. (Its instrumentation hides the requests of its calls.)
  const named = /when calling the (\w+) operation/.exec(errorMessage ?? '')?.[1]
  const repeats = failed && named !== undefined && named !== operation
  const sent = repeats ? false : failed && named === operation ? true : sentState(span, spans, failed, httpWatched)
  // An S3 span that carries an STS denial and sent nothing *is* the STS call, where that has no span of its own; where it
  // has one, nobody signed this.
  const isOfSts = failed && service !== 'STS' && sent !== true && /^sts:/.test(denied.action ?? '')
  const isPassedOn = isOfSts && hasBelow(span, denied.action!.slice('sts:'.length), tree)
  const isReallySts = isOfSts && !isPassedOn
  const { signedBy = signerTold(told), ...unsigned } = common(span, last, spans)
  return {
    ...optional('bucket', told?.bucket),
    ...unsigned,
    ...(!isPassedOn && optional('signedBy', signedBy)),
    kind: 'aws',
    service: isReallySts ? 'STS' : service,
    operation: isReallySts ? denied.action!.slice(4) : operation,
    seenAs: span.evidence.kind === 'cloudtrail' ? 'cloudtrail' : span.attributes['rolecall.csm'] ? 'csm' : 'sdk',
    outcome: span.end === undefined ? 'open' : failed ? 'error' : bool(span, 'rolecall.log.untold') ? 'unknown' : 'ok',
    ...(rawCode && { errorCode: plainCode(rawCode) }),
    ...(errorMessage && { errorMessage }),
    ...askedOf(span, errorMessage),
    sent,
    ...optional('standsUntil', standsUntil(operation, span, spans)),
  }
}

/** Whom AWS refused, in the words of an exception above. */
function signerTold(told: ToldAbove | undefined): Identity | undefined {
  return told && signerOf(parseDenial(told.message).principal).signedBy
}

function standsUntil(operation: string, span: Span, tries: readonly Span[]): Us | undefined {
  if (tries.some((other) => bool(other, R.standing))) return Number.POSITIVE_INFINITY
  const seconds = standsFor(operation, num(span, R.waitSeconds))
  return seconds === undefined ? undefined : (tries.at(-1)?.start ?? span.start) + seconds * 1e6
}

function hasBelow(span: Span, operation: string, tree: TraceTree): boolean {
  for (const below of tree.descendants(span)) if (text(below, S.rpcMethod) === operation) return true
  return false
}

function httpCall(spans: readonly Span[], tree: TraceTree): Call {
  const first = spans[0]!
  const last = spans.at(-1)!
  const host = text(last, S.serverAddress)
  const path = text(last, S.urlPath)
  const method = text(last, S.httpMethod) ?? '?'
  const agent = awsSdkAgent(text(last, S.userAgent))
  const aws =
    text(last, S.rpcSystem) === 'aws-api' ||
    isAwsHost(host) ||
    agent !== undefined ||
    last.attributes[R.key] !== undefined
  // What is asked below an SDK's call without a signature is for credentials.
  const isOfHost =
    isMetadata(host, path) || (asksContainer(last) && (isBelowSdk(first, tree) || LOOPBACK.test(host ?? '')))
  const kind = isOfHost ? 'metadata' : aws ? 'aws' : 'http'
  const rawCode = errorCodeOf(last)
  const errorMessage = messageOf(last)
  const status = num(last, S.httpStatus)
  const failed = last.status === 'error' || (status !== undefined && isFailure(status, aws))
  const told = failed && kind === 'aws' && isUnnamed(rawCode) ? toldAbove(last, { host }, tree) : undefined
  const end = last.end
  return {
    ...optional('signedBy', signerTold(told)),
    ...common(last, last, spans),
    id: `${first.traceId}/${first.spanId}`,
    start: first.start,
    ...(end !== undefined && { end }),
    kind,
    service:
      kind === 'aws'
        ? canonicalService(text(last, S.rpcService) ?? agent?.service ?? awsServiceOfHost(host))
        : (host ?? '?'),
    operation:
      kind === 'aws' ? (text(last, S.rpcMethod) ?? `${method} ${path ?? ''}`.trim()) : `${method} ${path ?? ''}`.trim(),
    seenAs: 'http',
    outcome: end === undefined ? 'open' : failed ? 'error' : 'ok',
    ...(failed && { errorCode: told?.code ?? plainCode(rawCode ?? `HTTP ${status}`) }),
    ...optional('errorMessage', told?.message ?? errorMessage),
    ...askedOf(last, told?.message ?? errorMessage),
    sent: true,
    ...((bool(last, R.standing) === true ||
      (method === 'GET' && /event-stream/.test(text(last, 'http.response.header.content-type') ?? ''))) && {
      standsUntil: Number.POSITIVE_INFINITY,
    }),
  }
}

function common(
  span: Span,
  last: Span | undefined,
  tries: readonly Span[],
): Omit<Call, 'kind' | 'service' | 'operation' | 'seenAs' | 'outcome' | 'sent'> {
  const attributes = { ...last?.attributes, ...span.attributes }
  const from = { attributes }
  const signedBy = identityOf([span, ...[...tries].reverse()], messageOf(span) ?? (last && messageOf(last)))
  const issuedKey = text(from, R.issuedKey)
  const sessionArn = text(from, R.issuedSessionArn)
  const until = isoUs(text(from, R.issuedExpires))
  const scheme = text(from, R.authScheme)
  const token = text(from, R.authToken)
  return {
    id: `${span.traceId}/${span.spanId}`,
    start: span.start,
    ...(span.end !== undefined && { end: span.end }),
    open: span.end === undefined,
    ...optional('httpStatus', num(from, S.httpStatus)),
    ...optional('requestId', text(from, S.awsRequestId)),
    ...optional('region', text(from, S.cloudRegion)),
    ...optional('host', text(from, S.serverAddress)),
    ...optional('path', text(from, S.urlPath)),
    ...optional('method', text(from, S.httpMethod)),
    ...optional('bucket', text(from, S.s3Bucket)),
    ...optional('resource', text(from, R.resource)),
    ...optional('sessionName', text(from, R.stsSessionName)),
    ...(signedBy && { signedBy }),
    ...(issuedKey && {
      issued: { key: issuedKey, ...(sessionArn && { sessionArn }), ...(until !== undefined && { until }) },
    }),
    ...(scheme && { auth: { scheme, ...(token && { token }) } }),
    attempts: tries.map(attemptOf),
    attributes,
    process: span.process,
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId && { parentSpanId: span.parentSpanId }),
    ...optional('alike', span.alike),
    evidence: span.evidence,
  }
}

function attemptOf(span: Span): Attempt {
  return {
    start: span.start,
    ...(span.end !== undefined && { end: span.end }),
    ...optional('httpStatus', num(span, S.httpStatus)),
    ...optional('host', text(span, S.serverAddress)),
    ...optional('error', errorCodeOf(span)),
    attributes: span.attributes,
    evidence: span.evidence,
  }
}

function sentState(
  span: Span,
  tries: readonly Span[],
  failed: boolean,
  httpWatched: ReadonlySet<string>,
): Call['sent'] {
  if (failed && num(span, R.attempts) === 0) return false
  // botocore checks parameters before it builds a request.
  if (failed && tries.length === 0 && plainCode(errorCodeOf(span) ?? '') === 'ParamValidationError') return false
  if (tries.length > 0 || num(span, S.httpStatus) !== undefined || text(span, S.awsRequestId)) {
    // A stock S3 span repeats the status of an STS refusal that it never got beyond; the missing child betrays it.
    if (tries.length === 0 && failed && httpWatched.has(span.process)) return false
    return true
  }
  return (failed || span.end === undefined) && httpWatched.has(span.process) ? false : 'unknown'
}

/** The role that it asked for, as far as the request or the refusal names it. */
export function askedOf(from: { attributes: Span['attributes'] }, message: string | undefined): Pick<Call, 'roleArn'> {
  const requestedRole = text(from, R.stsRoleArn)
  const denied = parseDenial(message)
  const role = requestedRole ?? (/^sts:AssumeRole/.test(denied.action ?? '') ? denied.resource : undefined)
  return role ? { roleArn: role } : {}
}

function awsServiceOfHost(host: string | undefined): string {
  if (!host || !isAwsHost(host)) return host ?? '?'
  const name = host.replace(/\.amazonaws\.com(\.cn)?$/, '')
  if (/(^|\.)s3([.-]|$)/.test(name)) return 'S3'
  return name.split('.')[0] ?? host
}
