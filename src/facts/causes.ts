/** Each independent root cause with what follows from it. */
import type { Finding, Report } from '../model/report.ts'

export interface Cause {
  finding: Finding
  /** What follows from it, directly or through others. */
  effects: Finding[]
}

/** The findings, each independent root cause with what follows from it; then those that stand alone. */
export function causesOf(
  report: { summary: Pick<Report['summary'], 'rootCauses'> },
  findings: readonly Finding[],
): { causes: Cause[]; others: Finding[] } {
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
