/**
 * Runs the rules over cases and turns drafts into findings: equal subjects become one finding with all its tool calls,
 * and what follows from another finding is folded under it.
 */

import { withNamedAt } from '../../facts/named-at.ts'
import { isToldCalmly } from '../../facts/told-calmly.ts'
import { standsFor, totalOf } from '../../model/alike.ts'
import type { Finding, Inconclusive } from '../../model/report.ts'
import type { Draft, Rule } from '../../model/rule.ts'
import type { Case, Join, ToolCall } from '../../model/tool-call.ts'
import { CONFIDENCES, fold, type Judged, SEVERITIES } from './fold.ts'
import { bounded, fingerprintOf, type Gathered, judgedOf, newlyGathered } from './gathered.ts'
import { lacking, lackingRole, type Missing, settled, unproven } from './missing-evidence.ts'
import { triggered } from './triggers.ts'

/** A result that was joined by these may be another call's: what is said with it is not certain. */
const WEAK_JOINS: readonly Join[] = ['processAndTime', 'nameAndOrder', 'error']

interface Unsettling extends Missing {
  rule: Rule
  toolCalls: Map<string, ToolCall>
}

export class Judge {
  readonly #found = new Map<string, Gathered>()
  readonly #unsettled = new Map<string, Unsettling>()
  readonly #rules: readonly Rule[]

  /** Findings that rest on lines alone which warn of nothing: the answer stays open by those. */
  readonly #toldCalmly = new Set<string>()

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
    const spoken = new Set(
      [...this.#found.values()].flatMap(({ severity, toolCalls }) =>
        severity === 'error' ? [...toolCalls.keys()] : [],
      ),
    )
    const weighed = [...this.#found].map(
      ([fingerprint, gathered]) =>
        [
          fingerprint,
          !this.#toldCalmly.has(fingerprint) && breaksAChain(gathered, spoken)
            ? { ...gathered, severity: 'error' as const }
            : gathered,
        ] as const,
    )
    const found = bounded(new Map(weighed))
    return fold(
      [...found].map(([fingerprint, gathered]) => judgedOf(fingerprint, gathered)),
      (judged) => Boolean(found.get(judged.finding.fingerprint)?.draft.independent),
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
    const isCalm = isToldCalmly(draft, c)
    const own = draft.severity ?? rule.severity
    const severity = isCalm && own === 'error' ? 'warning' : own
    const confidence = draft.confidence === 'high' && restsOnWeakJoin(rule, c, draft) ? 'medium' : draft.confidence
    const fingerprint = fingerprintOf(rule, draft.subject)
    const known = this.#found.get(fingerprint)
    const isRemark = severity === 'info'
    // What harmed is not counted with what did not: a refusal that healed is no failure for having the subject of one.
    if (known && isRemark && known.severity !== 'info') return
    const begins = !known || (known.severity === 'info' && !isRemark)
    const gathered = begins ? newlyGathered(rule, draft, severity, confidence) : known
    if (begins) this.#found.set(fingerprint, gathered)
    if (!isCalm) this.#toldCalmly.delete(fingerprint)
    else if (begins) this.#toldCalmly.add(fingerprint)
    // The strongest instance speaks for all; of equals, the first that somebody failed with.
    const weight = SEVERITIES.indexOf(severity) - SEVERITIES.indexOf(gathered.severity)
    if (weight < 0 || (weight === 0 && hasFailed(c.toolCall) && ![...gathered.toolCalls.values()].some(hasFailed)))
      speaksNow(gathered, c.toolCall, severity, draft)
    if (CONFIDENCES.indexOf(confidence) < CONFIDENCES.indexOf(gathered.confidence)) gathered.confidence = confidence
    gathered.toolCalls.set(c.toolCall.id, c.toolCall)
    gathered.tools.add(c.toolCall.tool)
    for (const item of withNamedAt(draft.evidence, c)) {
      const place = `${item.file}\n${item.line}\n${item.at}\n${item.spanId}`
      gathered.evidence.set(place, item)
      gathered.places.add(place, { alike: standsFor(c.toolCall) * standsFor(item) })
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

function hasFailed({ outcome, httpStatus = 0 }: ToolCall): boolean {
  return outcome === 'failed' || outcome === 'timeout' || httpStatus >= 400
}

/** The tool call whose draft is told is the finding's first. */
function speaksNow(gathered: Gathered, speaker: ToolCall, severity: Gathered['severity'], draft: Draft): void {
  const toolCalls = new Map([[speaker.id, speaker], ...gathered.toolCalls])
  Object.assign(gathered, { severity, draft, toolCalls })
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
