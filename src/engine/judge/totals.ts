/** What is counted over all tool calls, whichever of them the report shows: by outcome, by tool, by the way they went. */

import { reachedAs } from '../../facts/reached.ts'
import { standsFor, totalOf } from '../../model/alike.ts'
import type { ChainReport, Totals } from '../../model/report.ts'
import type { Step, ToolCall } from '../../model/tool-call.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import type { Told } from './tool-call-report.ts'

/** So many tools are named; how many there are is told beside. */
const TOOLS = 100
const TOOLS_OF_A_CHAIN = 20

/** A letter a step. */
export function patternOf(steps: readonly Step[]): string {
  return steps.map((step) => step.state[0]).join('')
}

export function totalsOf(all: readonly Told[]): Totals {
  const whole = new Counts()
  const tools = new Map<string, Counts>()
  for (const one of all) {
    const { tool } = one.case.toolCall
    const own = tools.get(tool) ?? new Counts()
    tools.set(tool, own)
    for (const counts of [whole, own]) counts.add(one)
  }
  return {
    toolCalls: whole.count,
    outcomes: whole.outcomes,
    reached: whole.reached,
    tools: [...tools]
      .map(([tool, { count, outcomes, reached }]) => ({ tool, count, outcomes, reached }))
      .sort((a, b) => b.count - a.count)
      .slice(0, TOOLS),
    toolsTotal: tools.size,
  }
}

class Counts {
  count = 0
  readonly outcomes: Totals['outcomes'] = {}
  readonly reached: Totals['reached'] = {}

  add({ case: c }: Told): void {
    const times = standsFor(c.toolCall)
    const { outcome } = c.toolCall
    const reached = reachedAs(c)
    this.count += times
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + times
    this.reached[reached] = (this.reached[reached] ?? 0) + times
  }
}

/** Broken ones first, the most frequent of them leading. */
export function chainsOf(all: readonly Told[]): ChainReport[] {
  const ways = new Map<string, { first: Told; units: ToolCall[]; tools: Map<string, number> }>()
  for (const one of all) {
    const { toolCall } = one.case
    const pattern = patternOf(one.chain.steps)
    const way = ways.get(pattern) ?? { first: one, units: [], tools: new Map<string, number>() }
    ways.set(pattern, way)
    way.units.push(toolCall)
    way.tools.set(toolCall.tool, (way.tools.get(toolCall.tool) ?? 0) + standsFor(toolCall))
  }
  return [...ways]
    .map(([pattern, { first, units, tools }]) => ({
      pattern,
      ...(first.chain.firstBroken && { firstBroken: first.chain.firstBroken }),
      count: totalOf(units),
      concerns: countUnits(units),
      tools: [...tools]
        .map(([tool, times]) => ({ tool, count: times }))
        .sort((a, b) => b.count - a.count)
        .slice(0, TOOLS_OF_A_CHAIN),
      toolsTotal: tools.size,
      toolCall: first.chain.toolCall,
      steps: first.chain.steps,
    }))
    .sort((a, b) => Number(!!b.firstBroken) - Number(!!a.firstBroken) || b.count - a.count)
}
