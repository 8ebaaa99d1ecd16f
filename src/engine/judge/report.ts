/** From cases and findings to the report, the JSON contract. */
import { type Chain, withBrokenSteps, withErrors } from '../../facts/broken-steps.ts'
import { doubtsOf, type Wanted } from '../../facts/doubts.ts'
import { verdictOf } from '../../facts/verdict.ts'
import type { InputReport, Report, ToolCallReport } from '../../model/report.ts'
import { REPORT_VERSION } from '../../model/report.ts'
import type { Case } from '../../model/tool-call.ts'
import { version } from '../../version.ts'
import type { Cases } from '../cases/cases.ts'
import { append } from '../kit/multimap.ts'
import { identitiesOf } from './identities.ts'
import type { Judge } from './run-rules.ts'
import { type Shown, sampleOf, signedBy, standsForAll } from './sample.ts'
import { summaryOf } from './summary.ts'
import { suspectsOf } from './suspects.ts'
import { type Told, toolCallReport } from './tool-call-report.ts'
import { chainsOf, totalsOf } from './totals.ts'

/** What was read, before and after the user's choice among it. */
export interface Read extends Pick<Cases, 'unjoined' | 'notes' | 'logLines' | 'ofAws'> {
  inputs: readonly InputReport[]
  /** Those that were judged. */
  cases: readonly Case[]
  /** All that there were, where `wanted` chose among them. */
  all?: readonly Case[]
  wanted?: Wanted
  /** Those that are only asked about others: when they ran counts, as cases may stand for them. */
  asked?: readonly Case[]
}

export interface Reported {
  report: Report
  /** Every tool call that was looked at, with all its calls: made as it is asked for. */
  toolCalls: () => Iterable<ToolCallReport>
}

/** So many calls of a tool call the report shows. */
const CALLS = 200
/** So many tool calls a finding, a doubt or an unsettled rule of a long run names. */
const NAMED = 20

export function reportOf(read: Read, judge: Judge): Report {
  return wholeReportOf(read, judge).report
}

export function wholeReportOf(
  { inputs, cases, all = cases, wanted = {}, unjoined, notes, logLines, ofAws, asked = [] }: Read,
  judge: Judge,
): Reported {
  const judged = judge.findings()
  const found = judged.map((one) => one.finding)
  const unsettled = judge.inconclusive()
  const spoken = new Set(found.flatMap((finding) => finding.toolCalls))
  // A process's own unit that holds a few unplaced log lines is shown where they mattered.
  const isShown = (c: Case): boolean => c.toolCall.kind !== 'process' || c.calls.length > 0 || spoken.has(c.toolCall.id)
  const judgedCases = cases.filter(isShown)
  const chains = withErrors(judgedCases.map(chainOf), found)
  const findings = withBrokenSteps(found, chains)
  const known = knownOf(all)
  const doubts = doubtsOf({
    inputs,
    cases: judgedCases,
    heard: cases,
    known,
    wanted,
    logLines,
    ofAws,
    findings,
    unsettled,
  })

  const byToolCall = new Map<string, string[]>()
  for (const { fingerprint, toolCalls } of findings) for (const id of toolCalls) append(byToolCall, id, fingerprint)
  const told = judgedCases.map(
    (c, nth): Told => ({ case: c, chain: chains[nth]!, findings: byToolCall.get(c.toolCall.id) ?? [] }),
  )
  const shown = sampleOf(told, { doubts, inconclusive: unsettled })
  const rows = shown.map((one) => toolCallReport(one.told, CALLS))
  const named = new Set(rows.flatMap((row) => row.calls.flatMap(({ key }) => key ?? [])))
  const identities = identitiesOf(cases, named)
  // Of the tool calls that are named, those that are shown.
  const ids = new Set(shown.map((one) => one.told.case.toolCall.id))
  const most = shown.length === told.length ? shown.length : NAMED
  const naming = <T extends { toolCalls: readonly string[] }>(one: T): T => ({
    ...one,
    toolCalls: one.toolCalls.filter((id) => ids.has(id)).slice(0, most),
  })
  const inconclusive = unsettled.map(naming)
  const report: Omit<Report, 'summary'> = {
    version: REPORT_VERSION,
    tool: { name: 'rolecall', version },
    inputs,
    identities: identities.all,
    totals: totalsOf(told),
    toolCalls: rows.map((row, nth) => standingFor(row, shown[nth]!, identities.keyFor)),
    chains: chainsOf(told),
    findings: findings.map(naming),
    inconclusive,
    suspects: suspectsOf(cases, judged),
  }
  const open = doubts.map(naming)
  const summary = summaryOf(judgedCases, findings, inconclusive, open, unjoined.length, [
    ...judgedCases,
    ...asked.filter(isShown),
  ])
  return {
    report: { ...report, summary: { ...verdictOf({ ...report, summary }), ...summary, notes } },
    *toolCalls() {
      for (const one of told) yield toolCallReport(one)
    },
  }
}

function knownOf(cases: readonly Case[]): { tools: string[]; traces: number } {
  return {
    tools: cases.map((c) => c.toolCall.tool),
    traces: new Set(cases.map((c) => c.toolCall.traceId ?? c.toolCall.id)).size,
  }
}

function chainOf({ toolCall: { id, chain: steps } }: Case): Chain {
  const broken = steps.find((step) => step.state === 'broken')
  return { toolCall: id, ...(broken && { firstBroken: broken.step }), steps }
}

/** A row with what it says for all of its group. */
function standingFor(row: ToolCallReport, shown: Shown, keyFor: (key: string) => string): ToolCallReport {
  const { id, alike: _, ...one } = row
  const alike = standsForAll(shown)
  const isWhole = shown.group.length === 1 && one.calls.length === one.callsTotal
  return {
    id,
    ...(alike > 1 && { alike }),
    ...one,
    keys: [...new Set(one.keys.map(keyFor))],
    ...(!isWhole && { signed: signedBy(shown, keyFor) }),
  }
}
