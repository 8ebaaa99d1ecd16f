/**
 * Runs the rules over cases and turns drafts into findings: equal subjects become one finding with all its tool calls,
 * and what follows from another finding is folded under it.
 */
import { createHash } from 'node:crypto'
import { text } from '../model/attribute-access.ts'
import type { Evidence } from '../model/records.ts'
import type { Finding, Inconclusive } from '../model/report.ts'
import type { Confidence, Draft, Rule, Severity, Suspect, Trigger } from '../model/rule.ts'
import type { Case } from '../model/tool-call.ts'

/** So many pieces of evidence a finding carries; `evidenceTotal` says how many there were. */
const EVIDENCE_CAP = 20

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low']

/** A finding with what folding and suspects need to know of its rule. */
export interface Judged {
  finding: Finding
  rule: Rule
  suspect: Suspect
  independent: boolean
}

export class Judge {
  readonly #found = new Map<string, Judged>()
  readonly #unsettled = new Map<string, Inconclusive>()
  readonly #rules: readonly Rule[]

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
  }

  add(c: Case): void {
    for (const rule of this.#rules) {
      if (!triggered(rule.trigger, c)) continue
      const missing = rule.needs.filter(
        (need) => c.ledger.coverage(c.toolCall.process, need, c.toolCall.start, c.toolCall.until) === 'unknown',
      )
      if (missing.length) {
        this.#settleLater(rule, c, { missing, settleBy: settleBy(missing) })
        continue
      }
      for (const draft of rule.check(c)) {
        if ('inconclusive' in draft) this.#settleLater(rule, c, draft)
        else this.#find(rule, c, draft)
      }
    }
  }

  /** The leading root cause first; what follows from a finding stands behind it. */
  findings(): Judged[] {
    const all = [...this.#found.values()]
    for (const judged of all) {
      const cause = judged.independent ? undefined : causeOf(judged, all)
      if (cause) judged.finding = { ...judged.finding, causedBy: cause.finding.fingerprint }
    }
    const roots = all.filter((judged) => !judged.finding.causedBy).sort(byWeight)
    const placed: Judged[] = []
    const place = (judged: Judged) => {
      if (placed.includes(judged)) return
      placed.push(judged)
      const followers = all.filter((other) => other.finding.causedBy === judged.finding.fingerprint).sort(byWeight)
      for (const follower of followers) place(follower)
    }
    for (const root of roots) place(root)
    for (const judged of all) place(judged)
    return placed
  }

  /** What could not be settled, but where the same rule found something in the same tool calls. */
  inconclusive(): Inconclusive[] {
    return [...this.#unsettled.values()]
  }

  #find(rule: Rule, c: Case, draft: Draft): void {
    const severity = draft.severity ?? rule.severity
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([rule.id, ...draft.subject]))
      .digest('hex')
      .slice(0, 16)
    const known = this.#found.get(fingerprint)
    if (!known) {
      const finding: Finding = {
        fingerprint,
        ruleId: rule.id,
        severity,
        confidence: draft.confidence,
        message: draft.message,
        expected: draft.expected,
        observed: draft.observed,
        fix: draft.fix,
        subject: draft.subject,
        toolCall: c.toolCall.id,
        toolCalls: [c.toolCall.id],
        evidence: draft.evidence.slice(0, EVIDENCE_CAP),
        evidenceTotal: draft.evidence.length,
      }
      this.#found.set(fingerprint, {
        finding,
        rule,
        suspect: draft.suspect ?? rule.suspect,
        independent: draft.independent ?? false,
      })
      return
    }
    const old = known.finding
    const stronger = SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(old.severity)
    const fresh = draft.evidence.filter((item) => !old.evidence.some((other) => sameEvidence(item, other)))
    known.finding = {
      ...old,
      ...(stronger && {
        severity,
        message: draft.message,
        expected: draft.expected,
        observed: draft.observed,
        fix: draft.fix,
      }),
      confidence: CONFIDENCES[Math.min(CONFIDENCES.indexOf(old.confidence), CONFIDENCES.indexOf(draft.confidence))]!,
      toolCalls: old.toolCalls.includes(c.toolCall.id) ? old.toolCalls : [...old.toolCalls, c.toolCall.id],
      evidence: [...old.evidence, ...fresh].slice(0, EVIDENCE_CAP),
      evidenceTotal: old.evidenceTotal + fresh.length,
    }
  }

  #settleLater(rule: Rule, c: Case, { missing, settleBy }: Pick<Inconclusive, 'missing' | 'settleBy'>): void {
    const key = `${rule.id}\n${settleBy}`
    const known = this.#unsettled.get(key)
    if (!known) this.#unsettled.set(key, { ruleId: rule.id, toolCalls: [c.toolCall.id], missing, settleBy })
    else if (!known.toolCalls.includes(c.toolCall.id))
      this.#unsettled.set(key, { ...known, toolCalls: [...known.toolCalls, c.toolCall.id] })
  }
}

function triggered(trigger: Trigger, c: Case): boolean {
  if (trigger.any) return trigger.any.some((one) => triggered(one, c))
  const { outcome, errorCode, operation, callKind, openCall, expectedRole, log, attribute } = trigger
  if (outcome && !outcome.includes(c.toolCall.outcome)) return false
  if (expectedRole && !c.toolCall.expectedRole) return false
  if (errorCode && !c.calls.some((call) => call.errorCode && errorCode.includes(call.errorCode))) return false
  if (operation && !c.calls.some((call) => operation.includes(call.operation))) return false
  if (callKind && !c.calls.some((call) => call.kind === callKind)) return false
  if (openCall && !c.calls.some((call) => call.open)) return false
  if (log && !c.logs.some((record) => log.some((needle) => record.body.includes(needle)))) return false
  if (attribute && !c.spans.some((span) => attribute.some((name) => text(span, name) !== undefined))) return false
  return true
}

const SETTLED_BY: Readonly<Record<string, string>> = {
  'tool-outcomes': "give the test runner's results (CTRF, JUnit XML, …) along with the spans",
  'tool-answers': 'attach rolecall/register, which records what a tool’s answer says of itself',
  'complete-tail': 'repeat the run with rolecall/register, which writes every end at once',
}

function settleBy(missing: readonly string[]): string {
  return SETTLED_BY[missing[0]!] ?? 'repeat the run with `node --require rolecall/register`, which records it'
}

/** The finding that this one follows from: its rule says so, and they speak of the same tool calls or the same subject. */
function causeOf({ finding, rule }: Judged, all: readonly Judged[]): Judged | undefined {
  const causes = all.filter(
    (other) =>
      other.finding !== finding &&
      other.finding.severity !== 'info' &&
      other.rule.explains?.includes(rule.id) &&
      related(other.finding, finding),
  )
  // The nearest cause: the latest step of the promise that still explains it.
  return causes.sort((a, b) => (b.rule.step ?? 0) - (a.rule.step ?? 0))[0]
}

function related(cause: Finding, effect: Finding): boolean {
  const shared = effect.toolCalls.filter((id) => cause.toolCalls.includes(id))
  if (shared.length === effect.toolCalls.length) return true
  return shared.length > 0 && effect.subject.some((item) => cause.subject.includes(item))
}

function byWeight(a: Judged, b: Judged): number {
  return (
    SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
    CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence) ||
    (a.rule.step ?? 9) - (b.rule.step ?? 9) ||
    b.finding.toolCalls.length - a.finding.toolCalls.length ||
    a.finding.fingerprint.localeCompare(b.finding.fingerprint)
  )
}

function sameEvidence(a: Evidence, b: Evidence): boolean {
  return a.file === b.file && a.line === b.line && a.at === b.at && a.spanId === b.spanId
}
