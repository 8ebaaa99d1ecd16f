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
  const issues = active(report).map((finding) => {
    const place = standsAt(finding)
    return {
      description: printable(`${finding.message}. Fix: ${finding.fix}`, 2000),
      check_name: finding.ruleId,
      fingerprint: finding.fingerprint,
      severity: SEVERITY[finding.severity],
      // GitLab wants a place, relative to the repository.
      location: {
        path: printable(place?.file.replace(/^(\.\/)+/, '') ?? '.', 1000),
        lines: { begin: place?.line ?? 1 },
      },
    }
  })
  return `${orderless(JSON.stringify(issues, null, 2))}\n`
}
