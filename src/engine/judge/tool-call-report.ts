/** A tool call as the report shows it, with its chain and its calls. */

import type { Chain } from '../../facts/broken-steps.ts'
import { timeShares } from '../../facts/critical-path.ts'
import { reachedAs } from '../../facts/reached.ts'
import { standsFor, totalOf } from '../../model/alike.ts'
import { ROLECALL } from '../../model/attributes.ts'
import type { Call } from '../../model/call.ts'
import type { CallReport, ToolCallReport } from '../../model/report.ts'
import { callName, isoTime } from '../../model/text.ts'
import type { Case } from '../../model/tool-call.ts'

/** A case with what the report says of it. */
export interface Told {
  case: Case
  chain: Chain
  /** Fingerprints of the findings that speak of it. */
  findings: readonly string[]
}

/** @param most so many of its calls at the most, the telling ones first */
export function toolCallReport({ case: c, chain, findings }: Told, most = Number.POSITIVE_INFINITY): ToolCallReport {
  const { toolCall: t } = c
  const reached = reachedAs(c)
  const spent = timeSpent(c)
  return {
    id: t.id,
    ...(standsFor(t) > 1 && { alike: standsFor(t) }),
    kind: t.kind,
    tool: t.tool,
    process: t.process,
    service: t.service,
    ...(t.traceId && { traceId: t.traceId }),
    ...(!t.untimed && { start: isoTime(t.start) }),
    ...(t.end !== undefined && { end: isoTime(t.end), durationMs: (t.end - t.start) / 1000 }),
    outcome: t.outcome,
    ...(t.outcomeMessage && { outcomeMessage: t.outcomeMessage }),
    ...(t.deadline && {
      deadline: {
        ...(!t.untimed && { at: isoTime(t.deadline.at) }),
        afterMs: (t.deadline.at - t.start) / 1000,
        from: t.deadline.from,
      },
    }),
    joinedBy: t.joinedBy,
    ...(t.expectedRole && { expectedRole: t.expectedRole }),
    ...(t.resultCount !== undefined && { resultCount: t.resultCount }),
    awsCalls: t.awsCalls,
    outbound: t.outbound,
    denied: t.denied,
    open: t.open,
    keys: t.keys,
    asExpectedRole: reached === 'unknown' ? 'unknown' : reached === 'expected',
    reached,
    ...(spent && { timeSpent: spent }),
    findings,
    ...(chain.firstBroken && { firstBroken: chain.firstBroken }),
    steps: chain.steps,
    calls: telling(c.calls, most, new Set(spent?.flatMap(({ call }) => call ?? []))).map(callReport),
    callsTotal: totalOf(c.calls),
    ...(isRecorded(c) && { recorded: true as const }),
    evidence: t.evidence,
  }
}

/** By the preload or the Python hook, not by stock spans or lines of a log. */
function isRecorded({ calls }: Case): boolean {
  const aws = calls.filter(({ kind }) => kind === 'aws')
  return aws.length > 0 && aws.every(({ attributes }) => attributes[ROLECALL.runId] !== undefined)
}

/** In their order: what is open, failed or took the time, and the first of the others. */
function telling(calls: readonly Call[], most: number, took: ReadonlySet<string>): readonly Call[] {
  if (calls.length <= most) return calls
  const tells = (call: Call) => call.outcome === 'open' || call.outcome === 'error' || took.has(call.id)
  const chosen = new Set([...calls.filter(tells), ...calls].slice(0, most))
  for (const call of calls) if (chosen.size < most) chosen.add(call)
  return calls.filter((call) => chosen.has(call))
}

/** So many shares are shown; beyond so many calls the path says nothing that a reader could use. */
const SHARES = 6
const CALLS = 1000

function timeSpent(c: Case): ToolCallReport['timeSpent'] {
  const { toolCall: t, calls } = c
  if (t.kind === 'process' || calls.length === 0 || calls.length > CALLS) return undefined
  return timeShares(c)
    .slice(0, SHARES)
    .map(({ cause, call, spent }) => ({ cause, ...(call && { call: call.id }), ms: spent / 1000 }))
}

function callReport(call: Call): CallReport {
  const { httpStatus, errorCode, errorMessage, requestId, region, host, roleArn, bucket, auth } = call
  const facts = { httpStatus, errorCode, errorMessage, requestId, region, host, roleArn, bucket, auth }
  return {
    id: call.id,
    kind: call.kind,
    ...(standsFor(call) > 1 && { alike: standsFor(call) }),
    name: callName(call),
    ...(!call.untimed && { start: isoTime(call.start) }),
    ...(call.end !== undefined &&
      !call.untimed && { end: isoTime(call.end), durationMs: (call.end - call.start) / 1000 }),
    outcome: call.outcome,
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    ...(call.signedBy && { key: call.signedBy.key }),
    ...(call.issued && { issuedKey: call.issued.key }),
    attempts: Math.max(1, call.attempts.length),
    evidence: call.evidence,
  }
}
