/** Tool calls that went the same way, told once: those whose chains hold and break at the same steps. */
import { standsFor, totalOf } from '../model/alike.ts'
import type { ChainReport, Report, ToolCallReport } from '../model/report.ts'
import type { Step } from '../model/tool-call.ts'

export interface Story {
  steps: readonly Step[]
  firstBroken?: number
  toolCalls: ToolCallReport[]
  /** How many these are, with those that they stand for. */
  total: number
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
      total: totalOf(toolCalls),
      tools: countTools(toolCalls),
    }))
    .sort((a, b) => Number(!!b.firstBroken) - Number(!!a.firstBroken) || b.total - a.total)
}

function countTools(toolCalls: readonly ToolCallReport[]): { tool: string; times: number }[] {
  const times = new Map<string, number>()
  for (const one of toolCalls) times.set(one.tool, (times.get(one.tool) ?? 0) + standsFor(one))
  return [...times].map(([tool, n]) => ({ tool, times: n })).sort((a, b) => b.times - a.times)
}
