/**
 * Runs the rules over cases and turns drafts into findings: equal subjects become one finding with all its tool calls,
 * and what follows from another finding is folded under it.
 */

import { createHash } from 'node:crypto'
import { Tally, totalOf } from '../../model/alike.ts'
import type { Evidence } from '../../model/records.ts'
import type { Finding, Inconclusive } from '../../model/report.ts'
import type { Confidence, Draft, Rule, Severity } from '../../model/rule.ts'
import type { Case, Join, ToolCall } from '../../model/tool-call.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import { CONFIDENCES, fold, type Judged, SEVERITIES } from './fold.ts'
import { lacking, lackingRole, type Missing, settled, unproven } from './missing-evidence.ts'
import { triggered } from './triggers.ts'

/** So many pieces of evidence a finding carries; `evidenceTotal` says how many there were. */
const EVIDENCE_CAP = 20
const TOOLS_CAP = 20

/** A result that was joined by these may be another call's: what is said with it is not certain. */
const WEAK_JOINS: readonly Join[] = ['processAndTime', 'nameAndOrder', 'error']

interface Gathered {
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
}

interface Unsettling extends Missing {
  rule: Rule
  toolCalls: Map<string, ToolCall>
}

export class Judge {
  readonly #found = new Map<string, Gathered>()
  readonly #unsettled = new Map<string, Unsettling>()
  readonly #rules: readonly Rule[]

  readonly #onFinding: ((finding: Finding) => void) | undefined

  constructor(rules: readonly Rule[], onFinding?: (finding: Finding) => void) {
    this.#rules = rules
    this.#onFinding = onFinding
  }

  add(c: Case): void {
    for (const rule of this.#rules) {
      const roleless = lackingRole(rule, c)
      if (roleless) this.#settleLater(rule, c, roleless)
      if (roleless || !triggered(rule.trigger, c)) continue
      const missing = lacking(rule, c)
      if (missing) this.#settleLater(rule, c, missing)
      else this.#run(rule, c)
    }
  }

  #run(rule: Rule, c: Case): void {
    for (const draft of rule.check(c)) {
      const missing = 'inconclusive' in draft ? settled(draft, c) : unproven(rule, c)
      if (missing) this.#settleLater(rule, c, missing)
      else if (!('inconclusive' in draft)) this.#find(rule, c, draft)
    }
  }

  /** The leading root cause first; what follows from a finding stands behind it. */
  findings(): Judged[] {
    const found = [...this.#found]
    const spoken = new Set(
      found.flatMap(([, { severity, toolCalls }]) => (severity === 'error' ? [...toolCalls.keys()] : [])),
    )
    return fold(
      found.map(([fingerprint, gathered]) =>
        judgedOf(fingerprint, breaksAChain(gathered, spoken) ? { ...gathered, severity: 'error' } : gathered),
      ),
      (judged) => Boolean(this.#found.get(judged.finding.fingerprint)?.draft.independent),
    )
  }

  inconclusive(): Inconclusive[] {
    return [...this.#unsettled.values()].map(({ rule, toolCalls, missing, settleBy }) => ({
      ruleId: rule.id,
      toolCalls: [...toolCalls.keys()],
      toolCallsTotal: totalOf(toolCalls.values()),
      missing,
      settleBy,
    }))
  }

  #find(rule: Rule, c: Case, draft: Draft): void {
    const severity = draft.severity ?? rule.severity
    const confidence = draft.confidence === 'high' && restsOnWeakJoin(rule, c, draft) ? 'medium' : draft.confidence
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([rule.id, ...draft.subject]))
      .digest('hex')
      .slice(0, 16)
    const known = this.#found.get(fingerprint)
    const gathered = known ?? {
      draft,
      rule,
      severity,
      confidence,
      toolCalls: new Map<string, ToolCall>(),
      tools: new Set<string>(),
      evidence: new Map<string, Evidence>(),
      places: new Tally<string>(),
    }
    if (!known) this.#found.set(fingerprint, gathered)
    // The strongest instance speaks for all.
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(gathered.severity))
      Object.assign(gathered, { severity, draft })
    if (CONFIDENCES.indexOf(confidence) < CONFIDENCES.indexOf(gathered.confidence)) gathered.confidence = confidence
    gathered.toolCalls.set(c.toolCall.id, c.toolCall)
    gathered.tools.add(c.toolCall.tool)
    for (const item of draft.evidence) {
      const place = `${item.file}\n${item.line}\n${item.at}\n${item.spanId}`
      gathered.evidence.set(place, item)
      gathered.places.add(place, c.toolCall)
    }
    if (!known) this.#onFinding?.(judgedOf(fingerprint, gathered).finding)
  }

  #settleLater(rule: Rule, c: Case, { missing, settleBy }: Missing): void {
    const key = `${rule.id}\n${settleBy}`
    const known = this.#unsettled.get(key) ?? { rule, missing, settleBy, toolCalls: new Map<string, ToolCall>() }
    known.toolCalls.set(c.toolCall.id, c.toolCall)
    this.#unsettled.set(key, known)
  }
}

/**
 * A warning says what may go wrong. Where a chain breaks at its very step, and no error speaks of that tool call, it did
 * go wrong: no report shows ✗ in a chain and says in its exit code that all is well.
 */
function breaksAChain({ draft, rule, severity, toolCalls }: Gathered, spoken: ReadonlySet<string>): boolean {
  if (severity !== 'warning') return false
  const step = draft.step ?? rule.step
  const isBroken = ({ id, chain }: ToolCall) =>
    !spoken.has(id) && chain.find(({ state }) => state === 'broken')?.step === step
  return [...toolCalls.values()].some(isBroken)
}

function judgedOf(
  fingerprint: string,
  { draft, rule, severity, confidence, toolCalls, tools, evidence, places }: Gathered,
): Judged {
  const { message, many = message, expected, observed, fix, subject, step = rule.step } = draft
  const [toolCall] = toolCalls.keys()
  return {
    rule,
    suspect: draft.suspect ?? rule.suspect,
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
      tools: [...tools].slice(0, TOOLS_CAP),
      toolsTotal: tools.size,
      evidence: bounded([...evidence.values()]),
      evidenceTotal: places.count(),
    },
  }
}

/** The first, with every place in the code: an annotation stands at each. */
function bounded(evidence: readonly Evidence[]): readonly Evidence[] {
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

/**
 * A finding rests on a result where it would not be made without one. What the server's own records prove stays as sure as
 * it was, whatever is joined to it.
 */
function restsOnWeakJoin(rule: Rule, c: Case, draft: Draft): boolean {
  if (!WEAK_JOINS.includes(c.toolCall.joinedBy)) return false
  const bare = withoutResult(c)
  if (rule.needs.includes('tool-outcomes') || !triggered(rule.trigger, bare)) return true
  const subject = JSON.stringify(draft.subject)
  for (const other of rule.check(bare))
    if ('subject' in other && JSON.stringify(other.subject) === subject) return false
  return true
}

/** The case as it would be had no result been joined to it. */
function withoutResult(c: Case): Case {
  const {
    requestedAt: asked,
    outcomeMessage,
    resultCount,
    deadline,
    answer,
    expectedRole,
    expectedFrom,
    ...own
  } = c.toolCall
  const left = deadline?.from === 'runner' ? undefined : deadline
  const said = answer?.evidence.kind === 'test' ? undefined : answer
  return {
    ...c,
    hasResult: false,
    toolCall: {
      ...own,
      outcome: left ? 'timeout' : said?.isError || (own.httpStatus ?? 0) >= 500 ? 'failed' : 'unknown',
      negative: false,
      until: deadline && !left ? (own.end ?? own.until) : own.until,
      ...(left && { deadline: left }),
      ...(said && { answer: said }),
      ...(expectedRole && expectedFrom && expectedFrom !== 'test' && { expectedRole, expectedFrom }),
      evidence: own.evidence.filter((item) => item.kind !== 'test'),
    },
  }
}
