/** What the command's exit code says. */
import type { Report } from '../model/report.ts'
import type { Severity } from '../model/rule.ts'

export const EXIT = {
  clean: 0,
  findings: 1,
  /** Wrong usage, an internal error, or skipped input with `--strict`. */
  error: 2,
  unknown: 3,
} as const

export const FAIL_ON = ['error', 'warning', 'none'] as const
export type FailOn = (typeof FAIL_ON)[number]

/** The headline's mark and nothing else decides: ✓ is 0, ✗ at or above `failOn` is 1, ? is 3. */
export function exitCodeOf({ summary }: Pick<Report, 'summary'>, failOn: FailOn): number {
  if (summary.verdict === 'unknown') return failOn === 'none' ? EXIT.clean : EXIT.unknown
  return summary.verdict !== 'clean' && isAtLeast(summary.verdict, failOn) ? EXIT.findings : EXIT.clean
}

export function isAtLeast(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'none' && (severity === 'error' || (severity === 'warning' && failOn === 'warning'))
}
