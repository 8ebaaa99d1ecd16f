/** Tool calls that went the same way, told once: those whose chains hold and break at the same steps. */
import type { ChainReport, Finding, Report, ToolCallReport } from '../model/report.ts'
import type { Step } from '../model/tool-call.ts'

export interface Story {
  steps: readonly Step[]
  firstBroken?: number
  toolCalls: ToolCallReport[]
  /** `search ×3`, most frequent first. */
  tools: { tool: string; times: number }[]
}

/** Broken ones first, the most frequent of them leading. */
export function storiesOf(report: Report): Story[] {
  const byId = new Map(report.toolCalls.map((toolCall) => [toolCall.id, toolCall]))
  const stories = new Map<string, { chain: ChainReport; toolCalls: ToolCallReport[] }>()
  for (const chain of report.chains) {
    const toolCall = byId.get(chain.toolCall)
    if (!toolCall) continue
    const shape = chain.steps.map((step) => step.state[0]).join('')
    const story = stories.get(shape)
    if (story) story.toolCalls.push(toolCall)
    else stories.set(shape, { chain, toolCalls: [toolCall] })
  }
  return [...stories.values()]
    .map(({ chain, toolCalls }) => ({
      steps: chain.steps,
      ...(chain.firstBroken !== undefined && { firstBroken: chain.firstBroken }),
      toolCalls,
      tools: countTools(toolCalls),
    }))
    .sort((a, b) => Number(!!b.firstBroken) - Number(!!a.firstBroken) || b.toolCalls.length - a.toolCalls.length)
}

function countTools(toolCalls: readonly ToolCallReport[]): { tool: string; times: number }[] {
  const times = new Map<string, number>()
  for (const { tool } of toolCalls) times.set(tool, (times.get(tool) ?? 0) + 1)
  return [...times].map(([tool, n]) => ({ tool, times: n })).sort((a, b) => b.times - a.times)
}

export interface Cause {
  finding: Finding
  /** What follows from it, directly or through others. */
  effects: Finding[]
}

/** The findings, each independent root cause with what follows from it; then those that stand alone. */
export function causesOf(report: Report, findings: readonly Finding[]): { causes: Cause[]; others: Finding[] } {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]))
  const rootOf = (finding: Finding): Finding => {
    let at = finding
    for (const seen = new Set<Finding>(); !seen.has(at); ) {
      seen.add(at)
      at = (at.causedBy && byFingerprint.get(at.causedBy)) || at
    }
    return at
  }
  const causes = report.summary.rootCauses
    .flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? [])
    .map((finding) => ({ finding, effects: [] as Finding[] }))
  const others: Finding[] = []
  for (const finding of findings) {
    const root = rootOf(finding)
    const cause = causes.find((candidate) => candidate.finding === root)
    if (!cause) others.push(finding)
    else if (cause.finding !== finding) cause.effects.push(finding)
  }
  return { causes, others }
}
