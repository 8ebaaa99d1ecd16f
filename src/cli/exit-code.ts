/** What the command's exit code says. */
import type { Report } from '../model/report.ts'
import type { Severity } from '../model/rule.ts'
import { active } from '../reporters/reporter.ts'

export const EXIT = {
  clean: 0,
  findings: 1,
  /** Wrong usage, an internal error, or skipped input with `--strict`. */
  error: 2,
  noEvidence: 3,
} as const

export const FAIL_ON = ['error', 'warning', 'none'] as const
export type FailOn = (typeof FAIL_ON)[number]

export function exitCodeOf(report: Report, failOn: FailOn, strict: boolean): number {
  if (report.inputs.every((input) => input.records === 0)) return EXIT.noEvidence
  if (strict && report.inputs.some((input) => input.skipped > 0)) return EXIT.error
  return active(report).some((finding) => isAtLeast(finding.severity, failOn)) ? EXIT.findings : EXIT.clean
}

export function isAtLeast(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'none' && (severity === 'error' || (severity === 'warning' && failOn === 'warning'))
}
