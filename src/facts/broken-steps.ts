/**
 * Chains and findings made to agree on where it broke: an error breaks the step that its rule speaks of, and a root cause
 * names the first step that is broken because of it.
 */
import type { Finding } from '../model/report.ts'
import type { Step, StepNumber } from '../model/tool-call.ts'

/** The six steps of a tool call. */
export interface Chain {
  /** Its id. */
  toolCall: string
  /** Number of the first broken step, if any. */
  firstBroken?: StepNumber
  steps: readonly Step[]
}

/** Each chain, with the steps marked as broken that an error finding speaks of: rules know more than the calls show. */
export function withErrors(chains: readonly Chain[], findings: readonly Finding[]): Chain[] {
  const firstBroken = new Map(chains.map((chain) => [chain.toolCall, chain.firstBroken ?? 7]))
  const byToolCall = new Map<string, Accusation[]>()
  for (const error of findings) {
    if (error.severity !== 'error' || error.step === undefined) continue
    const first = error.toolCalls.reduce((least, id) => Math.min(least, firstBroken.get(id) ?? 7), 7)
    const accusation = { error, shown: first <= error.step }
    for (const id of error.toolCalls) {
      const own = byToolCall.get(id)
      if (own) own.push(accusation)
      else byToolCall.set(id, [accusation])
    }
  }
  return chains.map((chain) => {
    const against = byToolCall.get(chain.toolCall) ?? []
    return withFirstBroken({ ...chain, steps: chain.steps.map((step) => brokenBy(step, against)) })
  })
}

interface Accusation {
  error: Finding
  /** Some chain of its tool calls breaks at its step or before: it need not be shown in those where that is not known. */
  shown: boolean
}

function brokenBy(step: Step, accusations: readonly Accusation[]): Step {
  const accusation = accusations.find(({ error }) => error.step === step.step)
  if (!accusation || step.state === 'broken' || (step.state === 'unknown' && accusation.shown)) return step
  const { message, evidence } = accusation.error
  return { ...step, state: 'broken', note: message, evidence: evidence.slice(0, 5) }
}

function withFirstBroken({ firstBroken: _, ...chain }: Chain): Chain {
  const broken = chain.steps.find((step) => step.state === 'broken')
  return { ...chain, ...(broken && { firstBroken: broken.step }) }
}

/**
 * Each root cause with the first step that it broke: that of its rule, or an earlier one that is broken in tool calls in
 * which no other root cause speaks of an earlier step. A step that went well in another of its tool calls is none that it
 * breaks.
 */
export function withBrokenSteps(findings: readonly Finding[], chains: readonly Chain[]): Finding[] {
  const roots = new Set(findings.filter(({ severity, causedBy }) => severity !== 'info' && !causedBy))
  const byToolCall = new Map(chains.map((chain) => [chain.toolCall, chain]))
  const spokenFrom = new Map<string, number>()
  for (const { toolCalls, step = 7 } of roots)
    for (const id of toolCalls) spokenFrom.set(id, Math.min(step, spokenFrom.get(id) ?? 7))
  return findings.map((finding) => {
    if (!roots.has(finding)) return finding
    const ids = finding.toolCalls.filter((id) => spokenFrom.get(id)! >= (finding.step ?? 7))
    const steps = new Set(ids.flatMap((id) => byToolCall.get(id)?.firstBroken ?? []))
    const went = new Set(finding.toolCalls.flatMap((id) => okSteps(byToolCall.get(id))))
    const first = [...steps].filter((step) => step < (finding.step ?? 7) && !went.has(step)).sort()[0]
    return first !== undefined ? { ...finding, step: first } : finding
  })
}

function okSteps(chain: Chain | undefined): StepNumber[] {
  return chain?.steps.flatMap(({ step, state }) => (state === 'ok' ? step : [])) ?? []
}
