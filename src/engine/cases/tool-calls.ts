/**
 * The units of judgement, before they are judged: each MCP tool call, inbound request, test case, or process outside any
 * request, with the calls, spans and logs that belong to it.
 */

import { bool, num, text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import type { Call } from '../../model/call.ts'
import { smallest } from '../../model/extremes.ts'
import type { LogRecord, Outcome, Span, Us } from '../../model/records.ts'
import { fileName } from '../../model/text.ts'
import type { Answer, Join, Presigned, Token, ToolCall } from '../../model/tool-call.ts'
import { withoutAskingEnds } from '../join/both-ends.ts'
import { handBackPooledCalls } from '../join/pooled-workers.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import type { TraceTree } from './trace-tree.ts'
import { isOfTest, workOf } from './work.ts'

/** A tool call in the making. */
export interface Unit {
  id: string
  kind: ToolCall['kind']
  tool: string
  process: string
  service: string
  traceId?: string
  start: Us
  end?: Us
  /** The tool's own span, and the inbound request around it. */
  span?: Span
  inbound?: Span
  token?: Token
  answer?: Answer
  calls: Call[]
  spans: Span[]
  logs: LogRecord[]
  outcome?: Outcome
  joinedBy: Join
  jsonrpcId?: string
  mcpSession?: string
  /** Of a queue's message or job: what a redelivery has in common with it. */
  messageId?: string
  /** Whom the server says that it served. */
  caller?: string
  /** It made calls that were not read. */
  isBusy?: boolean
}

/** It asked nobody. */
export function isIdle({ calls, isBusy }: Unit): boolean {
  return calls.length === 0 && !isBusy
}

/**
 * Every unit of the run, in order of start; each call is in at least one of them, but those that ask another of them.
 *
 * @param busy ids of units that made calls which are not among these
 */
export function unitsOf(tree: TraceTree, calls: readonly Call[], busy: ReadonlySet<string> = new Set()): Unit[] {
  const callAt = new Map(calls.filter((call) => call.traceId).map((call) => [`${call.traceId}/${call.spanId}`, call]))
  const tools = tree.spans
    .filter((span) => isToolSpan(span) || isAskedTool(span, tree))
    .filter((span) => !hasToolAbove(span, tree))
  const units = tools.map((span) => toolUnit(span, tree))
  const wrapped = new Set(units.flatMap((unit) => (unit.inbound ? [unit.inbound] : [])))
  const mcpProcesses = new Set(units.map((unit) => unit.process))
  const requests = tree.spans.filter(
    (span) => isInbound(span) && !wrapped.has(span) && !hasInboundAbove(span, tree) && !isOfTest(span, tree),
  )
  for (const span of requests) units.push(requestUnit(span))
  for (const span of tree.spans) {
    const work = workUnit(span, tree)
    if (work) units.push(work)
  }

  for (const unit of units) {
    if (busy.has(unit.id)) unit.isBusy = true
    collect(unit, tree, callAt)
  }
  shareWhatCameBeforeTheTools(units, tree, callAt)
  const placed = new Set(units.flatMap((unit) => unit.calls))
  const orphans = calls.filter((call) => !placed.has(call))
  placeOrphans(withoutAskingEnds(orphans, tree.spans.filter(isInbound)), units, tree)
  units.sort((a, b) => a.start - b.start)
  handBackPooledCalls(units)
  return units.filter((unit) => !isProtocolTraffic(unit, mcpProcesses))
}

/** The process's own unit, for calls outside any request. */
export function processUnit(process: string, service: string, call: Pick<Call, 'seenAs' | 'start'>): Unit {
  const cloudTrail = call.seenAs === 'cloudtrail'
  return {
    id: `process/${process}`,
    kind: 'process',
    tool: cloudTrail ? `CloudTrail of ${service}` : `${service} outside any request`,
    process,
    service,
    start: call.start,
    calls: [],
    spans: [],
    logs: [],
    joinedBy: 'none',
  }
}

/** A function that answers a tool call or a request is judged by that; work within work (a batch's messages) by the whole. */
function workUnit(span: Span, tree: TraceTree): Unit | undefined {
  const work = isToolSpan(span) ? undefined : workOf(span)
  if (!work || isInbound(span)) return undefined
  for (const up of tree.ancestors(span)) if (up.process === span.process && workOf(up)) return undefined
  const token = tokenOf(span)
  return {
    ...base(span, work.kind, work.name),
    ...(token && { token }),
    ...(work.messageId && { messageId: work.messageId }),
  }
}

/** Work of its own, wherever it hangs: who enqueued a job does not wait for it. */
function isApart(span: Span): boolean {
  return isToolSpan(span) || (span.kind === 'consumer' && workOf(span) !== undefined)
}

function isToolSpan(span: Span): boolean {
  if (span.kind === 'client') return false
  const method = text(span, S.mcpMethod)
  if (method !== undefined) return method === 'tools/call'
  return (
    text(span, S.genAiOperation) === 'execute_tool' ||
    text(span, 'traceloop.span.kind') === 'tool' ||
    /^tools\/call \S/.test(span.name)
  )
}

/** A client's span of a tool call that its server tells nothing of, as it has no spans or those of its requests only. */
function isAskedTool(span: Span, tree: TraceTree): boolean {
  if (span.kind !== 'client' || text(span, S.mcpMethod) !== 'tools/call') return false
  for (const below of tree.descendants(span)) if (isToolSpan(below)) return false
  return true
}

/** A request by HTTP, or of a remote procedure (gRPC, Connect, Dubbo): https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/ */
function isInbound(span: Span): boolean {
  return (
    span.kind === 'server' && !isToolSpan(span) && (text(span, S.httpMethod) ?? text(span, S.rpcMethod)) !== undefined
  )
}

function toolUnit(span: Span, tree: TraceTree): Unit {
  const inbound = [...tree.ancestors(span)].find(isInbound)
  const jsonrpcId = text(span, S.jsonrpcId)
  const mcpSession = text(span, S.mcpSession)
  const carried = tokenOf(span)
  const brought = inbound && tokenOf(inbound)
  // The request's span holds all claims, the tool's own only those that name it.
  const token = brought ? { ...carried, ...brought } : carried
  const answer = answerOf(span)
  return {
    ...base(span, 'mcp', text(span, S.toolName) ?? text(span, 'traceloop.entity.name') ?? toolOfName(span.name)),
    ...(inbound && { inbound }),
    ...(token && { token }),
    ...(answer && { answer }),
    ...(jsonrpcId && { jsonrpcId }),
    ...(mcpSession && { mcpSession }),
  }
}

function requestUnit(span: Span): Unit {
  const token = tokenOf(span)
  const answer = answerOf(span)
  const method = text(span, S.httpMethod)
  // A procedure's span is called by its service and method.
  const name = method ? `${method} ${text(span, 'http.route') ?? text(span, S.urlPath) ?? '/'}` : span.name
  return { ...base(span, 'request', name), inbound: span, ...(token && { token }), ...(answer && { answer }) }
}

function base(span: Span, kind: Unit['kind'], tool: string): Unit {
  return {
    id: `${span.traceId}/${span.spanId}`,
    kind,
    tool,
    process: span.process,
    service: span.service,
    traceId: span.traceId,
    start: span.start,
    ...(span.end !== undefined && { end: span.end }),
    span,
    calls: [],
    spans: [],
    logs: [],
    joinedBy: 'none',
  }
}

function toolOfName(name: string): string {
  return name.replace(/^tools\/call /, '').replace(/\.tool$/, '')
}

/** Allow-listed claims, as the preload wrote them on the inbound request or the tool's span. */
export function tokenOf(span: Span): Token | undefined {
  const roles = span.attributes[R.tokenRoleArns]
  const known = {
    fingerprint: text(span, R.tokenFingerprint),
    claimsFingerprint: text(span, R.tokenClaimsFingerprint),
    alg: text(span, R.tokenAlg),
    iss: text(span, R.tokenIss),
    sub: text(span, R.tokenSub),
    tenant: text(span, R.tokenTenant),
    aud: text(span, R.tokenAud),
    exp: num(span, R.tokenExp),
    iat: num(span, R.tokenIat),
    role: text(span, R.tokenRoleArn),
    roles: Array.isArray(roles) ? roles.map(String) : undefined,
    roleClaim: text(span, R.tokenRoleClaim),
    account: text(span, R.tokenAccount),
    refusedAs: text(span, R.tokenRefusal),
  }
  const entries = Object.entries(known).filter(([, value]) => value !== undefined)
  return entries.length ? { ...Object.fromEntries(entries), process: span.process, evidence: span.evidence } : undefined
}

/** What the answer says of itself, inside a 200. */
function answerOf(span: Span): Answer | undefined {
  const success = bool(span, R.resultSuccess)
  const error = text(span, R.resultError)
  const message = text(span, R.resultMessage)
  const count = num(span, R.resultCount)
  const isError = text(span, S.errorType) === 'tool_error' ? true : undefined
  const presigned = presignedIn(span)
  const known = { success, error, message, count, isError, presigned }
  const entries = Object.entries(known).filter(([, value]) => value !== undefined)
  return entries.length ? { ...Object.fromEntries(entries), evidence: span.evidence } : undefined
}

function presignedIn(span: Span): readonly Presigned[] | undefined {
  const by = text(span, R.resultPresigned)
  if (by === undefined) return undefined
  const bucket = text(span, R.resultPresignedBucket)
  const withToken = bool(span, R.resultPresignedToken)
  const first = { by, ...(bucket !== undefined && { bucket }), ...(withToken !== undefined && { withToken }) }
  const others = span.attributes[R.resultPresignedOthers]
  return [first, ...(Array.isArray(others) ? others : []).flatMap((one) => otherPresigned(String(one)) ?? [])]
}

function otherPresigned(told: string): Presigned | undefined {
  const [, by, token, bucket] = /^(\S+) (with|without)-token ?(\S*)$/.exec(told) ?? []
  return by === undefined ? undefined : { by, withToken: token === 'with', ...(bucket && { bucket }) }
}

/**
 * Its span ended as an error because nobody was let in, and the tool never ran; or because no answer was seen, which may have gone
 * another way, or to nobody who still waited (`unanswered` and `cancelled` of our own preloads).
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/mcp/
 */
function isNoAnswer({ span, inbound }: Unit): boolean {
  const says = String(span?.attributes[S.errorType] ?? '')
  return /^(?:40[13]|unanswered|cancelled)$/.test(says) || [401, 403].includes(num(inbound ?? span!, S.httpStatus) ?? 0)
}

/** The runner's result, else the answer; for work without an answer (jobs, queues), how its span ended. */
export function endedBadly(unit: Unit): boolean {
  const reported = unit.outcome?.state
  if (reported) return reported === 'failed' || reported === 'timeout'
  if (unit.answer?.isError) return true
  if (isWork(unit)) return saysError(unit.span)
  if (unit.kind === 'mcp' && saysError(unit.span) && !isNoAnswer(unit)) return true
  // Of a procedure, the span says error where the server is to blame, as a status of 500 does.
  if (unit.inbound && (text(unit.inbound, S.httpMethod) === undefined || isBrokenOff(unit.inbound)))
    return saysError(unit.inbound)
  return ((unit.inbound && num(unit.inbound, S.httpStatus)) ?? 0) >= 500
}

/** The server never came to the answer's end, and nobody had left. */
function isBrokenOff(inbound: Span): boolean {
  return bool(inbound, R.responseFinished) === false && text(inbound, R.callerLeft) === undefined
}

/** By its status, or by an `error.type` where it left its status open: https://opentelemetry.io/docs/specs/semconv/general/recording-errors/ */
function saysError(span: Span | undefined): boolean {
  return span?.status === 'error' || (span?.status === 'unset' && text(span, S.errorType) !== undefined)
}

/** Work that nobody sends a request for, see `workOf`. */
export function isWork({ kind }: Pick<Unit, 'kind'>): boolean {
  return kind === 'invocation' || kind === 'job' || kind === 'message' || kind === 'scheduled'
}

function hasToolAbove(span: Span, tree: TraceTree): boolean {
  for (const up of tree.ancestors(span)) if (isToolSpan(up)) return true
  return false
}

function hasInboundAbove(span: Span, tree: TraceTree): boolean {
  for (const up of tree.ancestors(span)) if (isInbound(up) && up.process === span.process) return true
  return false
}

function collect(unit: Unit, tree: TraceTree, callAt: ReadonlyMap<string, Call>): void {
  if (!unit.span) return
  unit.spans.push(unit.span)
  // Another tool's span below a request is a unit of its own; a batch's messages are the batch's.
  const within = (child: Span) => isWork(unit) && child.process === unit.process && !isToolSpan(child)
  const apart = (child: Span) =>
    (isApart(child) && !within(child)) || (isWork(unit) && isInbound(child) && !isOfTest(child, tree))
  for (const span of tree.descendants(unit.span, (child) => !apart(child))) {
    if (apart(span)) continue
    unit.spans.push(span)
    take(unit, callAt.get(`${span.traceId}/${span.spanId}`))
  }
}

/** A unit's calls are few, but a process's own unit may hold all of a long run's: membership is kept apart. */
const taken = new WeakMap<Unit, Set<Call>>()

function take(unit: Unit, call: Call | undefined): void {
  if (!call) return
  const known = taken.get(unit) ?? new Set(unit.calls)
  taken.set(unit, known)
  if (known.has(call)) return
  known.add(call)
  unit.calls.push(call)
}

/**
 * What a request did before its tool began (reading the token, AssumeRole) belongs to the tool call. Where one request
 * opened a session that many tools ran in, only what came before the first tool is shared by all of them.
 */
function shareWhatCameBeforeTheTools(units: Unit[], tree: TraceTree, callAt: ReadonlyMap<string, Call>): void {
  const byInbound = new Map<Span, Unit[]>()
  for (const unit of units) {
    if (unit.kind !== 'mcp' || !unit.inbound) continue
    append(byInbound, unit.inbound, unit)
  }
  for (const [inbound, group] of byInbound) {
    const first = smallest(group.map((unit) => unit.start))
    for (const span of tree.descendants(inbound, (child) => !isToolSpan(child))) {
      const call = callAt.get(`${span.traceId}/${span.spanId}`)
      if (!call || isToolSpan(span)) continue
      const only = group.length === 1
      for (const unit of group) if (only || call.start <= first) take(unit, call)
    }
    for (const unit of group) unit.calls.sort((a, b) => a.start - b.start)
  }
}

/**
 * Calls that lost their trace (workers, first requests of ESM servers) go to the one tool call that their process was
 * running at the time; where there was none, or more than one, to the process.
 */
function placeOrphans(orphans: readonly Call[], units: Unit[], tree: TraceTree): void {
  const services = new Map(tree.spans.map((span) => [span.process, span.service]))
  const byProcess = new Map<string, Unit[]>()
  for (const unit of orphans.length > 0 ? units : []) append(byProcess, unit.process, unit)
  const serving = new Map(
    [...byProcess].map(([process, all]) => {
      const [tools, others] = [all.filter(isMcp), all.filter((unit) => !isMcp(unit))]
      return [process, { tools: new ByTime(tools, lifeOf), others: new ByTime(others, lifeOf) }]
    }),
  )
  const rest = new Map<string, Unit>()
  for (const call of orphans) {
    const own = serving.get(call.process)
    const [tool, otherTool] = own?.tools.during(call.start, call.start) ?? []
    const [other, another] = (!tool && own?.others.during(call.start, call.start)) || []
    const only = otherTool || another ? undefined : (tool ?? other)
    if (only) {
      take(only, call)
      continue
    }
    const known = byProcess.get(call.process)?.[0]?.service ?? services.get(call.process)
    const service = known && known !== 'unknown' ? known : (text(call, 'service.name') ?? fileName(call.evidence.file))
    const unit = rest.get(call.process) ?? processUnit(call.process, service, call)
    rest.set(call.process, unit)
    take(unit, call)
  }
  for (const one of rest.values()) units.push(one)
}

function isMcp({ kind }: Unit): boolean {
  return kind === 'mcp'
}

function lifeOf({ start, end = Number.POSITIVE_INFINITY }: Unit): [Us, Us] {
  return [start, end]
}

/** `initialize`, `tools/list`, event streams and refused probes are no tool calls, unless they called out. */
function isProtocolTraffic(unit: Unit, mcpProcesses: ReadonlySet<string>): boolean {
  return unit.kind === 'request' && isIdle(unit) && mcpProcesses.has(unit.process)
}
