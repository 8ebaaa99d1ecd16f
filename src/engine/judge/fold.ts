/** One root cause leads, and what follows from it is folded under it; two causes are never folded into one. */
import type { Consequence } from '../../model/consequences.ts'
import type { Finding } from '../../model/report.ts'
import type { Confidence, Rule, Severity, Suspect } from '../../model/rule.ts'

/** A finding with what folding and suspects need to know of its rule. */
export interface Judged {
  finding: Finding
  rule: Rule
  suspect: Suspect
  /** What follows from it, as its rule and the finding itself say. */
  causes: readonly Consequence[]
  /** Ids of all its tool calls, as `finding.toolCalls`. */
  toolCalls: ReadonlySet<string>
}

/** Strongest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low']

/** Findings in the order of the report: each root cause, heaviest first, with what follows from it behind it. */
export function fold(found: readonly Judged[], independent: (judged: Judged) => boolean): Judged[] {
  const all = [...found].sort(byWeight)
  const causes = new Map<Judged, Judged>()
  for (const judged of all) {
    const cause = independent(judged) ? undefined : causeOf(judged, all)
    // Two rules that explain each other: the heavier one leads.
    if (cause && !leadsTo(causes, cause, judged)) causes.set(judged, cause)
  }
  for (const [effect, cause] of causes) weigh(causes, effect, cause)
  all.sort(byWeight)
  const placed = new Set<Judged>()
  const place = (judged: Judged) => {
    if (placed.has(judged)) return
    placed.add(judged)
    const causedBy = causes.get(judged)?.finding.fingerprint
    if (causedBy) judged.finding = { ...judged.finding, causedBy }
    for (const follower of all) if (causes.get(follower) === judged) place(follower)
  }
  for (const judged of all) if (!causes.has(judged)) place(judged)
  return [...placed]
}

/** The finding that this one follows from: its rule says so, and they speak of the same tool calls or the same subject. */
function causeOf(effect: Judged, all: readonly Judged[]): Judged | undefined {
  const causes = all.filter(
    (cause) =>
      cause.finding.severity !== 'info' &&
      explains({ id: cause.rule.id, causes: cause.causes }, effect.rule) &&
      related(cause, effect),
  )
  // The nearest cause: the latest step of the promise that still explains it.
  return causes.sort((a, b) => (b.rule.step ?? 0) - (a.rule.step ?? 0))[0]
}

/** A rule never explains itself: two findings of it are two causes. */
export function explains(cause: Pick<Rule, 'id' | 'causes'>, effect: Rule): boolean {
  return cause.id !== effect.id && !!cause.causes?.some((kind) => effect.effectOf?.includes(kind))
}

function related(cause: Judged, effect: Judged): boolean {
  let shared = 0
  for (const id of effect.toolCalls) if (cause.toolCalls.has(id)) shared++
  if (shared === effect.toolCalls.size) return true
  return shared > 0 && effect.finding.subject.some((item) => cause.finding.subject.includes(item))
}

/** A cause is as heavy as what follows from it: an error under a warning would count for nothing. */
function weigh(causes: ReadonlyMap<Judged, Judged>, { finding: { severity } }: Judged, cause: Judged): void {
  for (let up: Judged | undefined = cause; up; up = causes.get(up))
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(up.finding.severity)) up.finding = { ...up.finding, severity }
}

function leadsTo(causes: ReadonlyMap<Judged, Judged>, from: Judged, to: Judged): boolean {
  for (let up: Judged | undefined = from; up; up = causes.get(up)) if (up === to) return true
  return false
}

function byWeight(a: Judged, b: Judged): number {
  return (
    SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
    CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence) ||
    (a.rule.step ?? 9) - (b.rule.step ?? 9) ||
    b.finding.toolCallsTotal - a.finding.toolCallsTotal ||
    (a.finding.fingerprint < b.finding.fingerprint ? -1 : 1)
  )
}
