/** From cases and findings to the report, the JSON contract. */
import { withBrokenSteps, withErrors } from '../../facts/broken-steps.ts'
import { timeShares } from '../../facts/critical-path.ts'
import { doubtsOf, type Wanted } from '../../facts/doubts.ts'
import { verdictOf } from '../../facts/verdict.ts'
import { standsFor, Tally } from '../../model/alike.ts'
import type { Call, Identity } from '../../model/call.ts'
import type { Us } from '../../model/records.ts'
import type { CallReport, ChainReport, InputReport, Report, ToolCallReport } from '../../model/report.ts'
import { REPORT_VERSION } from '../../model/report.ts'
import { callName, isoTime } from '../../model/text.ts'
import type { Case } from '../../model/tool-call.ts'
import { version } from '../../version.ts'
import type { Cases } from '../cases/cases.ts'
import type { Judge } from './run-rules.ts'
import { reachedAs, summaryOf } from './summary.ts'
import { suspectsOf } from './suspects.ts'

/** What was read, before and after the user's choice among it. */
export interface Read extends Pick<Cases, 'unjoined' | 'notes' | 'logLines'> {
  inputs: readonly InputReport[]
  /** Those that were judged. */
  cases: readonly Case[]
  /** All that there were, where `wanted` chose among them. */
  all?: readonly Case[]
  wanted?: Wanted
  /** When all of them ran, where cases stand for others that ran at other times. */
  span?: { from: Us; to: Us }
}

export function reportOf(
  { inputs, cases, all = cases, wanted = {}, unjoined, notes, logLines, span }: Read,
  judge: Judge,
): Report {
  const judged = judge.findings()
  const found = judged.map((one) => one.finding)
  const inconclusive = judge.inconclusive()
  const suspects = suspectsOf(cases, judged)
  const spoken = new Set(found.flatMap((finding) => finding.toolCalls))
  // A process's own unit that holds a few unplaced log lines is shown where they mattered.
  const shown = cases.filter((c) => c.toolCall.kind !== 'process' || c.calls.length > 0 || spoken.has(c.toolCall.id))
  const chains = withErrors(shown.map(chainReport), found)
  const findings = withBrokenSteps(found, chains)
  const doubts = doubtsOf({ inputs, cases: shown, heard: cases, known: knownOf(all), wanted, logLines, findings })
  const report: Omit<Report, 'summary'> = {
    version: REPORT_VERSION,
    tool: { name: 'rolecall', version },
    inputs,
    identities: identitiesOf(cases),
    toolCalls: shown.map(toolCallReport),
    chains,
    findings,
    inconclusive,
    suspects,
  }
  const summary = summaryOf(shown, findings, inconclusive, doubts, unjoined.length, span)
  return { ...report, summary: { ...verdictOf({ ...report, summary }), ...summary, notes } }
}

function knownOf(cases: readonly Case[]): { tools: string[]; traces: number } {
  return {
    tools: cases.map((c) => c.toolCall.tool),
    traces: new Set(cases.map((c) => c.toolCall.traceId ?? c.toolCall.id)).size,
  }
}

function toolCallReport(c: Case): ToolCallReport {
  const { toolCall: t } = c
  const reached = reachedAs(c)
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
    ...timeSpent(c),
    calls: c.calls.map(callReport),
    evidence: t.evidence,
  }
}

/** So many shares are shown; beyond so many calls the path says nothing that a reader could use. */
const SHARES = 6
const CALLS = 1000

function timeSpent(c: Case): Pick<ToolCallReport, 'timeSpent'> {
  const { toolCall: t, calls } = c
  if (t.kind === 'process' || calls.length === 0 || calls.length > CALLS) return {}
  const path = timeShares(c).slice(0, SHARES)
  return {
    timeSpent: path.map(({ cause, call, spent }) => ({ cause, ...(call && { call: call.id }), ms: spent / 1000 })),
  }
}

function chainReport({ toolCall }: Case): ChainReport {
  const broken = toolCall.chain.find((step) => step.state === 'broken')
  const { id, tool, chain: steps } = toolCall
  return { toolCall: id, tool, ...(broken && { firstBroken: broken.step }), steps }
}

function callReport(call: Call): CallReport {
  const { httpStatus, errorCode, errorMessage, requestId, region, host, roleArn, bucket, auth } = call
  const facts = { httpStatus, errorCode, errorMessage, requestId, region, host, roleArn, bucket, auth }
  return {
    id: call.id,
    kind: call.kind,
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

function identitiesOf(cases: readonly Case[]): Report['identities'] {
  const known = new Map<string, { identity: Identity; calls: Tally<Call> }>()
  for (const { calls, toolCall } of cases)
    for (const call of calls) {
      if (!call.signedBy) continue
      const entry = known.get(call.signedBy.key) ?? { identity: call.signedBy, calls: new Tally<Call>() }
      entry.calls.add(call, toolCall)
      known.set(call.signedBy.key, entry)
    }
  return [...known.values()].map(({ identity: { expires, ...identity }, calls }) => ({
    ...identity,
    ...(expires !== undefined && { expires: isoTime(expires) }),
    calls: calls.count(),
  }))
}
