/** Two runs side by side: which findings came and went, and what each tool did differently. */
import { roleOf } from '../model/aws.ts'
import type { CallReport, Finding, Report, ToolCallReport } from '../model/report.ts'
import { STEP_NAMES } from '../model/tool-call.ts'
import { active } from './reporter.ts'

/** Aspects of a tool's work, in the order in which one follows from another: the first that differs is the likeliest why. */
export const ASPECTS = ['chain', 'identity', 'endpoint', 'calls', 'errors', 'outcome', 'time'] as const
export type Aspect = (typeof ASPECTS)[number]

export interface Difference {
  aspect: Aspect
  good: string[]
  bad: string[]
}

export interface ToolComparison {
  tool: string
  /** Empty where both runs did the same. */
  differences: Difference[]
  /** Made in one of the runs only. */
  onlyIn?: 'good' | 'bad'
}

export interface Comparison {
  findings: { new: Finding[]; gone: Finding[]; same: Finding[] }
  tools: ToolComparison[]
}

/** What is compared of a report. */
export interface Compared extends Pick<Report, 'findings' | 'toolCalls' | 'identities'> {
  totals: Pick<Report['totals'], 'toolsTotal'>
}

/** Slower than this, and by this factor, is a difference; below it is noise. */
const SLOWER_MS = 200
const SLOWER_TIMES = 2

export function compare(good: Compared, bad: Compared): Comparison {
  const known = new Map(active(good).map((finding) => [finding.fingerprint, finding]))
  const now = new Set(active(bad).map((finding) => finding.fingerprint))
  const tools = [...new Set([...good.toolCalls, ...bad.toolCalls].map((one) => one.tool))]
  return {
    findings: {
      new: active(bad).filter((finding) => !known.has(finding.fingerprint)),
      gone: [...known.values()].filter((finding) => !now.has(finding.fingerprint)),
      same: active(bad).filter((finding) => known.has(finding.fingerprint)),
    },
    tools: tools
      .flatMap((tool) => compareTool(tool, good, bad) ?? [])
      .sort((a, b) => rankOf(a) - rankOf(b) || b.differences.length - a.differences.length),
  }
}

function rankOf(tool: ToolComparison): number {
  const first = tool.differences[0]
  return tool.onlyIn ? ASPECTS.length : first ? ASPECTS.indexOf(first.aspect) : ASPECTS.length + 1
}

/** Nothing where it is not known whether the other run had it: of very many tools a report shows some. */
function compareTool(tool: string, good: Compared, bad: Compared): ToolComparison | undefined {
  const of = (report: Compared) => report.toolCalls.filter((one) => one.tool === tool)
  const [before, after] = [of(good), of(bad)]
  if ((before.length === 0 && !showsAllTools(good)) || (after.length === 0 && !showsAllTools(bad))) return undefined
  if (before.length === 0) return { tool, differences: [], onlyIn: 'bad' }
  if (after.length === 0) return { tool, differences: [], onlyIn: 'good' }
  const left = aspectsOf(good, before)
  const right = aspectsOf(bad, after)
  const differences = ASPECTS.filter((aspect) => aspect !== 'time')
    .map((aspect) => ({ aspect, good: left[aspect], bad: right[aspect] }))
    .filter((one) => one.good.join('\n') !== one.bad.join('\n'))
  const [fast, slow] = [median(before), median(after)].sort((a, b) => a - b) as [number, number]
  const time: Difference[] =
    slow - fast > SLOWER_MS && slow > fast * SLOWER_TIMES
      ? [{ aspect: 'time', good: [`${Math.round(median(before))} ms`], bad: [`${Math.round(median(after))} ms`] }]
      : []
  return { tool, differences: [...differences, ...time] }
}

function showsAllTools({ toolCalls, totals }: Compared): boolean {
  return new Set(toolCalls.map(({ tool }) => tool)).size === totals.toolsTotal
}

function aspectsOf(report: Compared, toolCalls: readonly ToolCallReport[]): Record<Exclude<Aspect, 'time'>, string[]> {
  const calls = toolCalls.flatMap((one) => one.calls)
  const broken = toolCalls.map(({ firstBroken }) =>
    firstBroken ? `broken at “${STEP_NAMES[firstBroken - 1]}”` : 'unbroken',
  )
  const data = calls.filter((call) => !call.name.startsWith('STS ') && call.kind === 'aws')
  return {
    chain: distinct(broken),
    identity: distinct(data.map((call) => signer(report, call.key))),
    endpoint: distinct(calls.flatMap((call) => endpointOf(call) ?? [])),
    calls: distinct(calls.map((call) => call.name)),
    errors: distinct(
      calls.flatMap((call) => (call.outcome === 'ok' ? [] : [`${call.name}: ${call.errorCode ?? call.outcome}`])),
    ),
    outcome: distinct(toolCalls.map((one) => outcomeWord(one) + (one.resultCount === 0 ? ', empty' : ''))),
  }
}

/** The same for a run with a test's word on it and one without. */
function outcomeWord({ outcome, end }: ToolCallReport): string {
  if (outcome === 'timeout') return 'timed out'
  if (outcome === 'passed') return 'answered'
  if (outcome !== 'unknown') return outcome
  return end ? 'answered' : 'no answer seen'
}

function endpointOf({ kind, name, host }: CallReport): string | undefined {
  if (!host) return undefined
  return kind === 'aws' ? `${name.split(' ')[0]} at ${host}` : host
}

/** Without the key: two runs never share a session's. */
function signer(report: Compared, key: string | undefined): string {
  const identity = key === undefined ? undefined : report.identities.find((one) => one.key === key)
  if (!identity) return 'not known'
  if (identity.kind === 'none') return 'unsigned'
  const arn = identity.sessionArn ?? identity.role ?? identity.principal
  const role = arn ? roleOf(arn) : undefined
  const who = role ? `role ${role.name} of account ${role.account}` : (arn ?? identity.kind)
  return `${who} (${identity.source.replace('_', ' ')})`
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

function median(toolCalls: readonly ToolCallReport[]): number {
  const times = toolCalls.map((one) => one.durationMs ?? one.deadline?.afterMs ?? 0).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}
