/**
 * What was found of one subject, in whichever tool calls; and of a rule with very many subjects, the heaviest by themselves
 * and the others together, so that a report is bounded.
 */
import { createHash } from 'node:crypto'
import { Tally, totalOf } from '../../model/alike.ts'
import type { Evidence } from '../../model/records.ts'
import type { Confidence, Draft, Rule, Severity } from '../../model/rule.ts'
import { count } from '../../model/text.ts'
import type { ToolCall } from '../../model/tool-call.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import { append } from '../kit/multimap.ts'
import { CONFIDENCES, type Judged, SEVERITIES } from './fold.ts'

/** So many findings of a rule are told by themselves. */
const OF_A_RULE = 50
/** So many pieces of evidence a finding carries; `evidenceTotal` says how many there were. */
const EVIDENCE_CAP = 20
const TOOLS_CAP = 20

export interface Gathered {
  draft: Draft
  rule: Rule
  severity: Severity
  confidence: Confidence
  /** By id. */
  toolCalls: Map<string, ToolCall>
  tools: Set<string>
  /** By place, so that a call seen from several tool calls is one piece of evidence. */
  evidence: Map<string, Evidence>
  places: Tally<string>
  /** For how many it stands, where it is what is left of many. */
  alike?: number
}

export function newlyGathered(rule: Rule, draft: Draft, severity: Severity, confidence: Confidence): Gathered {
  return {
    draft,
    rule,
    severity,
    confidence,
    toolCalls: new Map(),
    tools: new Set(),
    evidence: new Map(),
    places: new Tally<string>(),
  }
}

export function fingerprintOf(rule: Rule, subject: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([rule.id, ...subject]))
    .digest('hex')
    .slice(0, 16)
}

/** By fingerprint: of each rule the heaviest, and one that stands for the others. */
export function bounded(found: ReadonlyMap<string, Gathered>): ReadonlyMap<string, Gathered> {
  const byRule = new Map<Rule, [string, Gathered][]>()
  for (const one of found) append(byRule, one[1].rule, one)
  if ([...byRule.values()].every(({ length }) => length <= OF_A_RULE)) return found
  const kept = new Map<string, Gathered>()
  for (const [rule, all] of byRule) {
    const inOrder = all.length > OF_A_RULE ? all.sort(byWeight) : all
    for (const [fingerprint, gathered] of inOrder.slice(0, OF_A_RULE)) kept.set(fingerprint, gathered)
    const others = inOrder.slice(OF_A_RULE).map(([, gathered]) => gathered)
    if (others.length > 0) kept.set(fingerprintOf(rule, OTHERS), together(others))
  }
  return kept
}

const OTHERS = ['others']

function together(all: readonly Gathered[]): Gathered {
  const { rule, draft, severity, confidence } = all[0]!
  const others = count(all.length, 'other finding')
  const whole = newlyGathered(
    rule,
    {
      ...draft,
      message: `${others} of ${rule.id}, each of a subject of its own; one of them: ${draft.message}`,
      subject: OTHERS,
    },
    severity,
    confidence,
  )
  delete whole.draft.many
  whole.alike = all.length
  for (const { toolCalls, tools, evidence, places } of all) {
    for (const [id, toolCall] of toolCalls) whole.toolCalls.set(id, toolCall)
    for (const tool of tools) whole.tools.add(tool)
    for (const [place, one] of evidence) if (whole.evidence.size < EVIDENCE_CAP) whole.evidence.set(place, one)
    whole.places.addAll(places)
  }
  return whole
}

function byWeight([oneId, one]: [string, Gathered], [otherId, other]: [string, Gathered]): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    CONFIDENCES.indexOf(one.confidence) - CONFIDENCES.indexOf(other.confidence) ||
    totalOf(other.toolCalls.values()) - totalOf(one.toolCalls.values()) ||
    (oneId < otherId ? -1 : 1)
  )
}

export function judgedOf(
  fingerprint: string,
  { draft, rule, severity, confidence, toolCalls, tools, evidence, places, alike }: Gathered,
): Judged {
  const { message, many = message, expected, observed, fix, subject, step = rule.step } = draft
  const [toolCall] = toolCalls.keys()
  return {
    rule,
    suspect: draft.suspect ?? rule.suspect,
    causes: [...(rule.causes ?? []), ...(draft.causes ?? [])],
    toolCalls: new Set(toolCalls.keys()),
    finding: {
      fingerprint,
      ruleId: rule.id,
      severity,
      confidence,
      ...(step !== null && { step }),
      message: tools.size > 1 ? many : message,
      expected,
      observed,
      fix,
      subject,
      ...(toolCall !== undefined && { toolCall }),
      toolCalls: [...toolCalls.keys()],
      toolCallsTotal: totalOf(toolCalls.values()),
      concerns: countUnits([...toolCalls.values()]),
      ...(alike !== undefined && { alike }),
      tools: [...tools].slice(0, TOOLS_CAP),
      toolsTotal: tools.size,
      evidence: fewOf([...evidence.values()]),
      evidenceTotal: places.count(),
    },
  }
}

/** The first, with every place in the code: an annotation stands at each. */
function fewOf(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length <= EVIDENCE_CAP) return evidence
  const sites = new Map<string, Evidence>()
  for (const one of evidence) {
    const site = one.code && `${one.code.file}:${one.code.line}:${one.code.column}`
    if (site !== undefined && !sites.has(site)) sites.set(site, one)
  }
  const kept = new Set([...sites.values()].slice(0, EVIDENCE_CAP))
  for (const one of evidence) if (kept.size < EVIDENCE_CAP) kept.add(one)
  return evidence.filter((one) => kept.has(one))
}
