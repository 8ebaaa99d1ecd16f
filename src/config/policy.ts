/** What counts: suppressions with reason and expiry, a baseline, and the least confidence. Findings are marked, never dropped. */
import { verdictOf } from '../facts/verdict.ts'
import type { Finding, Report, Suppressed } from '../model/report.ts'
import type { Confidence, Rule } from '../model/rule.ts'
import type { Config } from './config.ts'

export interface Policy {
  suppressions?: Config['suppressions']
  minConfidence?: Confidence | undefined
  /** Fingerprints known before, and the file that says so. */
  baseline?: { file: string; fingerprints: ReadonlySet<string> } | undefined
}

const RANK: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 }

export function applyPolicy(report: Report, policy: Policy, now = new Date()): Report {
  const used = new Set<object>()
  const findings = report.findings.map((finding) => {
    const suppressed = suppressionOf(finding, policy, now, used)
    return suppressed ? { ...finding, suppressed } : finding
  })
  const notes: string[] = []
  for (const one of policy.suppressions ?? []) {
    const what = one.rule ?? one.fingerprint ?? one.tool ?? one.subject
    if (hasExpired(one.expires, now)) notes.push(`The suppression of ${what} expired on ${one.expires}: ${one.reason}`)
    else if (!used.has(one)) notes.push(`The suppression of ${what} matches nothing: remove it (${one.reason})`)
  }
  const { setAside: _, ...summary } = report.summary
  const verdict = verdictOf({ ...report, findings })
  return { ...report, findings, summary: { ...summary, ...verdict, notes: [...summary.notes, ...notes] } }
}

function suppressionOf(finding: Finding, policy: Policy, now: Date, used: Set<object>): Suppressed | undefined {
  for (const one of policy.suppressions ?? []) {
    if (hasExpired(one.expires, now)) continue
    if (one.rule && one.rule !== finding.ruleId) continue
    if (one.fingerprint && one.fingerprint !== finding.fingerprint) continue
    if (one.subject && !finding.subject.some((subject) => subject.includes(one.subject!))) continue
    // A finding merged from several tools stays as long as one of them is not excused.
    if (one.tool && !(finding.toolsTotal === 1 && finding.tools[0] === one.tool)) continue
    used.add(one)
    return { by: 'configuration', reason: one.reason, ...(one.expires && { until: one.expires }) }
  }
  if (policy.baseline?.fingerprints.has(finding.fingerprint))
    return { by: 'baseline', reason: `known in ${policy.baseline.file}` }
  if (policy.minConfidence && RANK[finding.confidence] < RANK[policy.minConfidence])
    return { by: 'min-confidence', reason: `confidence ${finding.confidence} is below ${policy.minConfidence}` }
  return undefined
}

/** The day named is the last that counts. */
function hasExpired(expires: string | undefined, now: Date): boolean {
  return expires !== undefined && now.toISOString().slice(0, 10) > expires.slice(0, 10)
}

/** Rules as the configuration wants them: some off, some of another severity. */
export function configuredRules(rules: readonly Rule[], settings: Config['rules']): readonly Rule[] {
  if (!settings) return rules
  return rules.flatMap((rule) => {
    const setting = settings[rule.id]
    if (setting === 'off') return []
    if (!setting) return [rule]
    return [{ ...rule, severity: setting }]
  })
}
