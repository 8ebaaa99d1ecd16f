/**
 * What a tool call's time went into: the way back from its end, each moment laid on the call it waited for, and on what
 * that call waited for in turn.
 */
import { num, text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { type Attempt, type Call, isStanding } from '../model/call.ts'
import type { Us } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'
import { lastByte } from './time-spent.ts'

/**
 * - `credentials`: before the first request of an SDK call left
 * - `socket`, `dns`, `connect`, `tls`, `answer`, `body`, `reader`: as `rolecall.waiting_for`
 * - `failed attempts`, `backoff`: tries that came to nothing, and the pauses after them
 * - `metadata`: instance or container metadata
 * - `event loop`: the process was busy and served nobody
 * - `own work`: no call ran, where each was recorded, open ones too
 * - `what no span covers`: no recorded call ran, and one may have: stock spans are written when a call ends, and of a hung one never
 */
export type Cause =
  | 'credentials'
  | 'socket'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'answer'
  | 'body'
  | 'reader'
  | 'failed attempts'
  | 'backoff'
  | 'metadata'
  | 'event loop'
  | 'own work'
  | 'what no span covers'

export interface TimeShare {
  cause: Cause
  /** The call that was waited for; absent where none ran. */
  call?: Call
  /** µs. */
  spent: Us
}

interface Part {
  cause: Cause
  from: Us
  to: Us
}

/** The shares of a tool call's time until its end or deadline, the largest first; together they are the whole. */
export function timeShares({ toolCall: t, calls, ledger }: Pick<Case, 'toolCall' | 'calls' | 'ledger'>): TimeShare[] {
  const watched = ledger.coverage(t.process, 'open-calls', t.start, t.until) === 'proven'
  return criticalPath(calls, t.start, t.until, watched ? 'own work' : 'what no span covers')
}

/**
 * The shares of [from, to]; what no call covers is laid on `idle`.
 *
 * @public
 */
export function criticalPath(calls: readonly Call[], from: Us, to: Us, idle: Cause = 'own work'): TimeShare[] {
  const waiting = calls.filter((call) => !isStanding(call, to))
  const ids = new Set(waiting.map((call) => `${call.traceId}/${call.spanId}`))
  const top = waiting.filter((call) => !call.parentSpanId || !ids.has(`${call.traceId}/${call.parentSpanId}`))
  const shares = new Map<string, TimeShare>()
  const add = (cause: Cause, spent: Us, call?: Call) => {
    if (spent <= 0) return
    const key = `${cause}\n${call?.id ?? ''}`
    const known = shares.get(key)
    if (known) known.spent += spent
    else shares.set(key, { cause, spent, ...(call && { call }) })
  }
  walk(top, waiting, from, to, (start, end) => add(idle, end - start), add)
  return [...shares.values()].sort((a, b) => b.spent - a.spent)
}

type Add = (cause: Cause, spent: Us, call?: Call) => void

/** From `to` back to `from`: the call that ended last is what was waited for; `idle` gets what no call covers. */
function walk(
  calls: readonly Call[],
  all: readonly Call[],
  from: Us,
  to: Us,
  idle: (from: Us, to: Us) => void,
  add: Add,
): void {
  const left = calls.filter((call) => call.start < to && (lastByte(call) ?? to) > from)
  let cursor = to
  while (cursor > from) {
    const next = lastToEnd(left, cursor)
    if (!next || endBy(next, cursor) <= from) break
    const end = endBy(next, cursor)
    const start = Math.max(next.start, from)
    if (end < cursor) idle(end, cursor)
    inside(next, all, start, end, add)
    cursor = start
  }
  if (cursor > from) idle(from, cursor)
}

/** Of those that ran until the same moment, the one that began first. */
function lastToEnd(calls: readonly Call[], at: Us): Call | undefined {
  let last: Call | undefined
  for (const call of calls) {
    if (call.start >= at) continue
    const later = last ? endBy(call, at) - endBy(last, at) : 1
    if (later > 0 || (later === 0 && call.start < last!.start)) last = call
  }
  return last
}

function endBy(call: Call, at: Us): Us {
  return Math.min(lastByte(call) ?? at, at)
}

/** A call's own time: below it the calls that it waited for (metadata, STS), else its phases. */
function inside(call: Call, all: readonly Call[], from: Us, to: Us, add: Add): void {
  const below = all.filter(
    (other) => other !== call && other.parentSpanId === call.spanId && other.traceId === call.traceId,
  )
  const byCause = new Map<Cause, Us>()
  const parts = phases(call, to)
  const spend = (start: Us, end: Us) => {
    for (const part of parts) {
      const spent = Math.min(end, part.to) - Math.max(start, part.from)
      if (spent > 0) byCause.set(part.cause, (byCause.get(part.cause) ?? 0) + spent)
    }
  }
  if (below.length && call.kind !== 'metadata') walk(below, all, from, to, spend, add)
  else spend(from, to)
  let stalled = Math.min((num(call, R.eventLoopDelay) ?? 0) * 1000, to - from)
  for (const [cause, spent] of [...byCause].sort((a, b) => b[1] - a[1])) {
    const busy = Math.min(stalled, spent)
    stalled -= busy
    add('event loop', busy, call)
    add(cause, spent - busy, call)
  }
}

function phases(call: Call, until: Us): Part[] {
  const end = Math.max(lastByte(call) ?? until, until)
  if (call.kind === 'metadata') return [{ cause: 'metadata', from: call.start, to: end }]
  const parts: Part[] = []
  let cursor = call.start
  const part = (cause: Cause, to: Us) => {
    if (to > cursor) parts.push({ cause, from: cursor, to })
    cursor = Math.max(cursor, to)
  }
  call.attempts.forEach((attempt, nth) => {
    part(nth === 0 ? 'credentials' : 'backoff', attempt.start)
    if (nth < call.attempts.length - 1) part('failed attempts', attempt.end ?? attempt.start)
    else for (const [cause, to] of attemptPhases(attempt, end)) part(cause, to)
  })
  // An SDK may answer later than its request, or have sent none that was recorded.
  part(
    call.attempts.length || call.sent !== false ? (call.attempts.at(-1)?.error ? 'backoff' : 'answer') : 'credentials',
    end,
  )
  return parts
}

function* attemptPhases(attempt: Attempt, until: Us): Generator<[Cause, Us]> {
  const end = attempt.end ?? until
  const ms = (name: string) => (num(attempt, name) ?? 0) * 1000
  let at = attempt.start
  const before = [
    ['socket', R.timeSocket],
    ['dns', R.timeDns],
    ['connect', R.timeConnect],
    ['tls', R.timeTls],
  ] as const
  for (const [cause, name] of before) {
    at += ms(name)
    yield [cause, Math.min(end, at)]
  }
  const firstByte = num(attempt, R.timeFirstByte)
  if (firstByte === undefined) yield [waitingFor(attempt) ?? 'answer', end]
  else {
    yield ['answer', Math.min(end, attempt.start + firstByte * 1000)]
    yield [text(attempt, R.body) === 'unread' ? 'reader' : 'body', end]
  }
}

/** What an open request was waiting for when it was last looked at. */
export function waitingFor(from: Pick<Attempt, 'attributes'>): Cause | undefined {
  const said = text(from, R.waitingFor)
  return said === 'socket' ||
    said === 'dns' ||
    said === 'connect' ||
    said === 'tls' ||
    said === 'answer' ||
    said === 'body' ||
    said === 'reader'
    ? said
    : undefined
}
