/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import type { Report } from '../model/report.ts'
import type { Severity } from '../model/rule.ts'
import { orderless, printable } from './printable.ts'
import { active, standsAt } from './reporter.ts'

const SEVERITY: Readonly<Record<Severity, 'major' | 'minor' | 'info'>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
}

export function gitlab(report: Report): string {
  const issues = active(report).flatMap((finding) => {
    const places = standsAt(finding)
    // GitLab wants a place, relative to the repository, and a fingerprint for each issue.
    return (places.length ? places : [{ file: '.', line: 1 }]).map(({ file, line = 1 }, i) => ({
      description: printable(`${finding.message}. Fix: ${finding.fix}`, 2000),
      check_name: finding.ruleId,
      fingerprint: i === 0 ? finding.fingerprint : `${finding.fingerprint}-${i + 1}`,
      severity: SEVERITY[finding.severity],
      location: { path: printable(file.replace(/^(\.\/)+/, ''), 1000), lines: { begin: line } },
    }))
  })
  return `${orderless(JSON.stringify(issues, null, 2))}\n`
}
