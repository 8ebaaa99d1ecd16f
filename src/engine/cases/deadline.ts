/**
 * When the caller gave up. The inbound span's length never tells: MCP clients do not close their request when they
 * time out. A cancel, a disconnect, the runner's record, the configuration and the client's known default do.
 */
import { num, text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import { smallest } from '../../model/extremes.ts'
import { progressOf } from '../../model/progress.ts'
import type { Span, Us } from '../../model/records.ts'
import { LAST_SIGN } from '../../model/tolerances.ts'
import type { Deadline } from '../../model/tool-call.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import type { Unit } from './tool-calls.ts'

export interface DeadlineOptions {
  /** Tool name, or `*` for all → milliseconds. */
  toolTimeouts?: Readonly<Record<string, number>>
}

/** `DEFAULT_REQUEST_TIMEOUT_MSEC` of the MCP TypeScript SDK, µs. */
const MCP_CLIENT_DEFAULT: Us = 60_000_000

/** No client is known to give up so early, µs. */
const AT_ONCE: Us = 1_000_000

/**
 * @param cancels the run's `notifications/cancelled`, see `cancelsOf`
 * @param seenUntil the last moment that the unit's process is known to have run
 */
export function deadlineOf(
  unit: Unit,
  options: DeadlineOptions,
  cancels: Cancels = new Map(),
  seenUntil?: Us,
): Deadline | undefined {
  const limit = runnersLimit(unit)
  // A busy process reads a request, and sees its caller gone, long after the runner gave it up.
  if (limit && limit.at < unit.start) return limit
  return (
    leaving(unit) ??
    cancelled(unit, cancels) ??
    limit ??
    hostsLimit(unit, seenUntil) ??
    callersLimit(unit) ??
    toolsLimit(unit) ??
    serversLimit(unit) ??
    configured(unit, options) ??
    clientDefault(unit, seenUntil)
  )
}

/** By the id of what they cancel. */
export type Cancels = ReadonlyMap<string, ByTime<Span>>

/** The cancels of a run; each reaches the server as a message of its own, maybe another instance than its call's. */
export function cancelsOf(spans: readonly Span[]): Cancels {
  const byId = new Map<string, Span[]>()
  for (const span of spans) {
    const id = text(span, S.mcpMethod) === 'notifications/cancelled' ? text(span, S.jsonrpcId) : undefined
    if (id !== undefined) append(byId, id, span)
  }
  return new Map([...byId].map(([id, all]) => [id, new ByTime(all, (span) => [span.start - heldUp(span), span.start])]))
}

/** A process that is busy reads a cancel so long after it came, at the most, µs. */
function heldUp(cancel: Span): Us {
  return (num(cancel, R.eventLoopDelay) ?? 0) * 1000
}

function leaving(unit: Unit): Deadline | undefined {
  for (const span of [unit.span, unit.inbound]) {
    const how = span && (text(span, R.callerLeft) ?? (isLeft(span, unit) ? 'disconnect' : undefined))
    if (!span || !how) continue
    const at = timeOf(span, R.callerLeft) ?? span.end
    if (at === undefined || (how === 'disconnect' && wentOn(unit, at))) continue
    return { at, from: how === 'cancel' ? 'cancel' : 'disconnect', evidence: [span.evidence] }
  }
  return undefined
}

/** nginx's own status for a caller that left before its answer: https://nginx.org/en/docs/dev/development_guide.html#http_return_codes */
const CLIENT_CLOSED = 499
/** Who waited so long had enough of it; who left sooner, and whose work ended with it, went on to something else, µs. */
const PATIENT: Us = 10_000_000

function isLeft(span: Span, { calls }: Unit): boolean {
  const { start, end } = span
  if (end === undefined || num(span, S.httpStatus) !== CLIENT_CLOSED) return false
  return end - start >= PATIENT || calls.some((call) => (call.end ?? Number.POSITIVE_INFINITY) > end + AT_ONCE)
}

/** A viewer who goes on to the next picture: an answer that had begun at once, and was left at once, kept nobody waiting. */
function wentOn({ kind, inbound }: Unit, at: Us): boolean {
  const status = kind === 'mcp' ? undefined : inbound && num(inbound, S.httpStatus)
  if (!inbound || status === undefined || status >= 400 || inbound.end === undefined) return false
  // It was taken up when its process came back, and had waited till then.
  if (num(inbound, R.eventLoopDelay) !== undefined) return false
  return Math.max(at, inbound.end) - inbound.start < AT_ONCE
}

/**
 * Ids restart with each client: the same session or bearer must have sent both, to servers of one service, and the call
 * must have been running when it came. What one of the two does not tell agrees only within one process; what neither tells, where
 * that process was busy: who has an answer sends no cancel, so that this one had come before.
 */
function cancelled(unit: Unit, cancels: Cancels): Deadline | undefined {
  if (unit.kind !== 'mcp' || unit.jsonrpcId === undefined) return undefined
  for (const cancel of cancels.get(unit.jsonrpcId)?.during(unit.start, unit.end ?? Number.POSITIVE_INFINITY) ?? [])
    if (cancel.service === unit.service && sentByTheSame(cancel, unit))
      return { at: Math.min(cancel.start, unit.end ?? cancel.start), from: 'cancel', evidence: [cancel.evidence] }
  return undefined
}

function sentByTheSame(cancel: Span, unit: Unit): boolean {
  const senders = [
    [text(cancel, S.mcpSession), unit.mcpSession],
    [text(cancel, R.tokenFingerprint), unit.token?.fingerprint],
  ] as const
  if (senders.some(([a, b]) => a !== undefined && b !== undefined && a !== b)) return false
  if (senders.some(([a, b]) => a !== undefined && a === b)) return true
  return cancel.process === unit.process && (senders.some(([a]) => a !== undefined) || heldUp(cancel) > 0)
}

function runnersLimit(unit: Unit): Deadline | undefined {
  const outcome = unit.outcome
  if (outcome?.state !== 'timeout') return undefined
  const limited =
    outcome.start !== undefined && outcome.timeout !== undefined ? outcome.start + outcome.timeout : undefined
  const at =
    waitedOn(unit, limited) ??
    limited ??
    outcome.end ??
    (outcome.timeout === undefined ? undefined : unit.start + outcome.timeout)
  return at === undefined ? undefined : { at, from: 'runner', evidence: [outcome.evidence] }
}

/**
 * A client that waits on from each progress (`resetTimeoutOnProgress`) outlasts its limit by as much; the tool may tell of more
 * after it has gone.
 */
function waitedOn(unit: Unit, limited: Us | undefined): Us | undefined {
  const { end, timeout } = unit.outcome!
  const progress = progressOf(unit.span)
  if (!progress || limited === undefined || end === undefined || timeout === undefined) return undefined
  if (progress.first >= limited || end < limited + timeout / 2) return undefined
  return Math.min(end, progress.last + timeout)
}

/** Lambda says until when an invocation may take, and ends the process then. One that died before did not wait so long. */
function hostsLimit({ span }: Unit, seenUntil: Us | undefined): Deadline | undefined {
  const until = span && num(span, R.workUntil)
  if (!span || until === undefined) return undefined
  const at = until * 1000
  const over = span.end !== undefined ? span.end >= at : seenUntil === undefined || seenUntil >= at - LAST_SIGN
  return over ? { at, from: 'configuration', evidence: [span.evidence] } : undefined
}

/** A client's own span, which ends when it waits no more, and says so. */
function callersLimit({ span }: Unit): Deadline | undefined {
  if (span?.kind !== 'client' || span.status !== 'error' || span.end === undefined) return undefined
  const says = `${text(span, S.errorType) ?? ''} ${span.message ?? ''}`
  return TIMED_OUT.test(says) ? { at: span.end, from: 'caller', evidence: [span.evidence] } : undefined
}

const TIMED_OUT = /time[ds]?[ -]?out|deadline ?exceeded/i

/**
 * A server gave its own tool up, in the words of a timeout, and a body that had not come to its end was given up with it. What an
 * SDK's own timeout ends says so of itself.
 */
function toolsLimit({ kind, span, calls }: Unit): Deadline | undefined {
  if (kind !== 'mcp' || span?.kind === 'client' || span?.status !== 'error' || span.end === undefined) return undefined
  if (!TIMED_OUT.test(span.message ?? '')) return undefined
  const reach = reachOf(span.start, span.end)
  const cut = calls.flatMap(({ attempts }) => {
    const last = attempts.at(-1)
    const isAnswered = (last?.httpStatus ?? 400) < 300
    return isAnswered && last?.error !== undefined && last.end !== undefined && last.end >= reach ? last.end : []
  })
  if (cut.length === 0) return undefined
  return { at: smallest([span.end, ...cut]), from: 'server', evidence: [span.evidence] }
}

/** Request Timeout and Gateway Timeout, https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9 and 15.6.5. */
const GAVE_UP = [408, 504]
/** DEADLINE_EXCEEDED, https://grpc.io/docs/guides/status-codes/ */
const GRPC_GAVE_UP = 4
/** What is dropped with a request ends so long before it, of its time, and at least, µs. */
const DROPPED = 0.02
const DROPPED_LEAST: Us = 50_000

/**
 * Who served it gave it up, and answered so: whoever made it wait had no answer until then. One that was answered with a timeout of
 * somebody else's waited for nobody.
 */
function serversLimit({ inbound, start, calls }: Unit): Deadline | undefined {
  const gaveUp =
    inbound?.end !== undefined &&
    (GAVE_UP.includes(num(inbound, S.httpStatus) ?? 0) || num(inbound, 'rpc.grpc.status_code') === GRPC_GAVE_UP)
  if (!gaveUp) return undefined
  const end = inbound.end!
  const reach = reachOf(start, end)
  const waiting = calls.filter(
    (call) =>
      call.httpStatus === undefined &&
      call.attempts.every(({ httpStatus }) => httpStatus === undefined) &&
      call.start < end &&
      (call.end === undefined || call.end >= reach),
  )
  if (waiting.length === 0) return undefined
  const at = waiting.reduce((first, call) => Math.min(first, call.end ?? end), end)
  return { at, from: 'server', evidence: [inbound.evidence] }
}

/** What was dropped with a request of that time ended no sooner. */
function reachOf(start: Us, end: Us): Us {
  return end - Math.max(DROPPED_LEAST, (end - start) * DROPPED)
}

function configured(unit: Unit, options: DeadlineOptions): Deadline | undefined {
  const limit = options.toolTimeouts?.[unit.tool] ?? options.toolTimeouts?.['*']
  if (limit === undefined) return undefined
  const at = unit.start + limit * 1000
  return unit.end === undefined || unit.end >= at ? { at, from: 'configuration', evidence: [] } : undefined
}

/**
 * A tool call that was never answered, in a process that lived on: no known client waits longer than its default, some of
 * them from the last progress on (`resetTimeoutOnProgress`).
 */
function clientDefault(unit: Unit, seenUntil: Us | undefined): Deadline | undefined {
  if (unit.kind !== 'mcp' || unit.end !== undefined || unit.outcome) return undefined
  const at = (progressOf(unit.span)?.last ?? unit.start) + MCP_CLIENT_DEFAULT
  return seenUntil !== undefined && seenUntil >= at ? { at, from: 'client-default', evidence: [] } : undefined
}

function timeOf(span: Span, event: string): Us | undefined {
  return span.events.find((candidate) => candidate.name === event)?.time
}
