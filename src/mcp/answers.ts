/** What the tools answer, from the report alone: bounded, in pages, with file and line. */
import { causesOf } from '../facts/causes.ts'
import { standsFor } from '../model/alike.ts'
import type { Evidence } from '../model/records.ts'
import type { CallReport, Finding, Report, ToolCallReport } from '../model/report.ts'
import { active, calledAt, place } from '../reporters/reporter.ts'
import { signersOf } from '../reporters/signers.ts'
import { outcomeOf, timeSpentOf } from '../reporters/waterfall.ts'
import { Refused } from './root.ts'

export interface PageAsked {
  offset?: number | undefined
  limit?: number | undefined
}

/** A page of a list, and where the next begins. */
export function paged<T, U>(all: readonly T[], { offset = 0, limit = 10 }: PageAsked, show: (one: T) => U) {
  const items = all.slice(offset, offset + limit).map(show)
  const next = offset + items.length
  return { total: all.length, offset, items, ...(next < all.length && { nextOffset: next }) }
}

export function verdictAnswer(report: Report) {
  const { verdict, lines, findings, passRate, notes } = report.summary
  return {
    verdict,
    lines,
    toolCalls: report.summary.toolCalls,
    findings,
    ...(passRate && { passRate: passRate.sentence }),
    cleared: report.suspects.filter((one) => one.verdict === 'cleared').map((one) => one.suspect),
    notes: notes.slice(0, 5),
    inputs: report.inputs
      .slice(0, 10)
      .map(({ file, format, records, skipped }) => ({ file, format, records, skipped })),
  }
}

export function findingAnswer({
  evidence,
  toolCalls: _,
  toolCallsTotal,
  suppressed: __,
  toolCall: ___,
  ...finding
}: Finding) {
  return { ...finding, toolCalls: toolCallsTotal, evidence: evidence.slice(0, 5).map(placeOf) }
}

function placeOf(evidence: Evidence): string {
  const code = calledAt(evidence)
  return `${code ? `${code}, seen in ` : ''}${place(evidence)}${evidence.quote ? ` “${evidence.quote.slice(0, 200)}”` : ''}`
}

/**
 * The tool calls that a name means: an id, a trace, a tool, else a part of a tool's name. The troubled ones first.
 *
 * @throws {Refused} where nothing is meant, with the names that there are
 */
export function meant(report: Report, about: string | undefined): ToolCallReport[] {
  const all = report.toolCalls
  const key = about?.toLowerCase()
  const found =
    key === undefined
      ? all
      : ([
          all.filter((one) => one.id.toLowerCase() === key || one.traceId?.toLowerCase() === key),
          all.filter((one) => one.tool.toLowerCase() === key),
          all.filter(
            (one) => one.tool.toLowerCase().includes(key) || key.split(/[^\w.-]+/).includes(one.tool.toLowerCase()),
          ),
        ].find((list) => list.length) ?? [])
  if (found.length === 0) {
    const names = [...new Set(all.map((one) => one.tool))].slice(0, 30)
    throw new Refused(`Nothing is called "${about}". There are: ${names.join(', ') || 'no tool calls'}.`)
  }
  const loud = new Set(
    active(report)
      .filter((one) => one.severity !== 'info')
      .map((one) => one.fingerprint),
  )
  const trouble = (one: ToolCallReport) =>
    Number(one.outcome === 'failed' || one.outcome === 'timeout') * 2 +
    Number(one.findings.some((fingerprint) => loud.has(fingerprint)))
  return [...found].sort((a, b) => trouble(b) - trouble(a))
}

/**
 * Why one tool call failed, hung, came back empty or ran as somebody else: the root causes first.
 *
 * @param whole the run was asked about: what is wrong elsewhere in it follows
 */
export function whyAnswer(report: Report, toolCall: ToolCallReport, whole: boolean) {
  const findings = active(report)
  const { causes, others } = causesOf(report, findings)
  const concerns = (finding: Finding) => toolCall.findings.includes(finding.fingerprint)
  const own = causes.filter(({ finding, effects }) => [finding, ...effects].some(concerns))
  const elsewhere = whole ? causes.filter((cause) => !own.includes(cause)) : []
  return {
    toolCall: toolCallAnswer(report, toolCall),
    chain: chainAnswer(toolCall),
    causes: own.slice(0, 5).map(({ finding, effects }) => causeAnswer(finding, effects.filter(concerns))),
    ...(elsewhere.length > 0 && {
      elsewhere: elsewhere.slice(0, 5).map(({ finding, effects }) => causeAnswer(finding, effects)),
    }),
    remarks: others
      .filter(concerns)
      .slice(0, 5)
      .map((one) => `${one.ruleId}: ${one.message}`),
    ...(own.length === 0 && {
      unexplained: [...report.summary.doubts, ...report.inconclusive]
        .filter((one) => one.toolCalls.length === 0 || one.toolCalls.includes(toolCall.id))
        .slice(0, 5)
        .map((one) => one.settleBy),
    }),
  }
}

function causeAnswer(finding: Finding, effects: readonly Finding[]) {
  return {
    ...findingAnswer(finding),
    leadsTo: effects.slice(0, 20).map((one) => `${one.ruleId}: ${one.message}`),
  }
}

function toolCallAnswer(report: Report, one: ToolCallReport) {
  return {
    id: one.id,
    tool: one.tool,
    ...(standsFor(one) > 1 && { standsFor: standsFor(one) }),
    kind: one.kind,
    outcome: outcomeOf(one),
    ...(one.outcomeMessage && { said: one.outcomeMessage }),
    start: one.start,
    ...(one.durationMs !== undefined && { durationMs: one.durationMs }),
    ...(one.expectedRole && { expectedRole: one.expectedRole }),
    ranAs: signersOf({ ...report, identities: report.identities.filter(({ key }) => one.keys.includes(key)) }).map(
      ({ name }) => name,
    ),
    reachedAwsAs: one.reached,
    timeWentInto: timeSpentOf(one),
    stillOpen: one.calls
      .filter((call) => call.outcome === 'open')
      .slice(0, 10)
      .map((call) => call.name),
    at: one.evidence.slice(0, 2).map(placeOf),
  }
}

function chainAnswer({ steps, firstBroken }: ToolCallReport) {
  return {
    firstBroken: firstBroken ?? null,
    steps: steps.map(({ step, name, state, note, evidence }) => ({
      step: `${step}. ${name}`,
      state,
      note,
      ...(evidence[0] && { at: placeOf(evidence[0]) }),
    })),
  }
}

export function callAnswer({ evidence, ...call }: CallReport) {
  return { ...call, at: placeOf(evidence) }
}
