/** A tool call's calls on its own time scale: what they cover, and what they cost it. */
import type { CallReport, Finding, Report, ToolCallReport } from '../model/report.ts'
import { duration, percent } from '../model/text.ts'

export interface Bar {
  /** Calls alike that follow one another are one bar. */
  calls: CallReport[]
  name: string
  outcome: CallReport['outcome']
  /** ms after the tool call's start. */
  from: number
  to: number
  /** Time really spent in it within the tool call, ms. */
  spent: number
}

export interface Waterfall {
  bars: Bar[]
  /** Length of the scale, ms. */
  length: number
  /** When the caller gave up, ms after the start. */
  deadline?: number
  /** ms until the caller had its answer or gave up. */
  waited: number
}

/** Of what has a time; a tool call without one has no scale. */
export function waterfallOf(toolCall: ToolCallReport): Waterfall {
  const start = Date.parse(toolCall.start ?? '')
  const calls = toolCall.calls.filter((call) => call.start !== undefined)
  const deadline = toolCall.deadline?.at ? Date.parse(toolCall.deadline.at) - start : undefined
  const end = toolCall.end ? Date.parse(toolCall.end) - start : undefined
  const starts = calls.map((call) => Date.parse(call.start!) - start)
  const ends = calls.map((call) => (call.end ? Date.parse(call.end) - start : 0))
  // What had no answer lasted, for all that is known, until the evidence ends.
  const known = (toolCall.timeSpent ?? []).reduce((sum, { ms }) => sum + ms, 0)
  const length = [end ?? known, deadline ?? 0, ...starts, ...ends].reduce((a, b) => Math.max(a, b), 1)
  const waited = Math.max(1, deadline ?? end ?? length)
  const bars: Bar[] = []
  for (const [i, call] of calls.entries()) {
    const from = starts[i]!
    const to = call.end ? ends[i]! : length
    const last = bars.at(-1)
    if (last && last.name === call.name && last.outcome === call.outcome && call.outcome !== 'open') {
      last.calls.push(call)
      last.to = Math.max(last.to, to)
    } else {
      bars.push({ calls: [call], name: call.name, outcome: call.outcome, from, to, spent: 0 })
    }
  }
  for (const bar of bars) {
    bar.spent = covered(
      bar.calls.map((call) => [Date.parse(call.start!) - start, call.end ? Date.parse(call.end) - start : length]),
      waited,
    )
  }
  return { bars, length, ...(deadline !== undefined && { deadline }), waited }
}

/** The tool calls that show most: those that timed out, else the root cause's first; or all that a finding blames. */
export function tellingOf(report: Report, findings: readonly Finding[], all = false): ToolCallReport[] {
  const loud = new Set(findings.filter((f) => f.severity !== 'info').map((finding) => finding.fingerprint))
  const bad = report.toolCalls.filter(
    (one) => one.findings.some((fingerprint) => loud.has(fingerprint)) && hasTimes(one),
  )
  const hung = bad.filter((toolCall) => toolCall.outcome === 'timeout' || toolCall.open > 0)
  return all ? bad : hung.length ? hung : bad.slice(0, 1)
}

/** Where nothing is to blame, the tool call that took longest. */
export function slowestOf({ toolCalls }: Report): ToolCallReport | undefined {
  const long = ({ durationMs = 0 }: ToolCallReport) => durationMs
  return toolCalls
    .filter(hasTimes)
    .reduce<ToolCallReport | undefined>(
      (slowest, one) => (slowest && long(slowest) >= long(one) ? slowest : one),
      undefined,
    )
}

/** A log without a clock tells what was called, not when. */
function hasTimes({ start, calls }: ToolCallReport): boolean {
  return start !== undefined && calls.some((call) => call.start !== undefined)
}

/** `timed out after 2.5 s (client cancelled)`; what has no test's word but was answered is `answered`. */
export function outcomeOf({ outcome, deadline, end }: Pick<ToolCallReport, 'outcome' | 'deadline' | 'end'>): string {
  const after = deadline
    ? ` after ${duration(deadline.afterMs * 1000)} (${DEADLINES[deadline.from] ?? deadline.from})`
    : ''
  if (outcome === 'timeout') return `timed out${after}`
  if (outcome !== 'unknown') return deadline ? `${outcome}, abandoned${after}` : outcome
  if (deadline) return `abandoned${after}`
  return end ? 'answered' : 'no answer seen'
}

const DEADLINES: Readonly<Record<string, string>> = {
  cancel: 'client cancelled',
  disconnect: 'client disconnected',
  runner: "runner's timeout",
  caller: "the caller's own limit",
  server: "the server's own limit",
  configuration: 'configured timeout',
  'client-default': "client's default",
}

/**
 * `answer of S3 GetObject 2.5 s (98 %)`, the largest shares of a tool call's time; nothing where many small ones ate it,
 * which the report names the largest of alone.
 */
export function timeSpentOf(toolCall: ToolCallReport, most = 4): string[] {
  const names = new Map(toolCall.calls.map((call) => [call.id, call.name]))
  const sums = new Map<string, number>()
  let named = 0
  for (const { cause, call, ms } of toolCall.timeSpent ?? []) {
    const name = call === undefined ? undefined : names.get(call)
    const what = name ? `${cause} of ${name}` : cause
    sums.set(what, (sums.get(what) ?? 0) + ms)
    named += ms
  }
  const waited = toolCall.deadline?.afterMs ?? toolCall.durationMs ?? named
  if (named < waited / 2) return []
  return [...sums]
    .filter(([, ms]) => ms >= waited / 100)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([what, ms]) => `${what} ${duration(ms * 1000)} (${percent(ms, waited)})`)
}

/** Length of the union of spans of time between 0 and `limit`. */
function covered(spans: [from: number, to: number][], limit: number): number {
  let total = 0
  let until = 0
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const begin = Math.max(from, until, 0)
    const end = Math.min(to, limit)
    if (end > begin) total += end - begin
    until = Math.max(until, end)
  }
  return total
}
