/** What is true in a story of the Python server and can be told from some of its evidence, against what was found. */
import type { Report } from '../../src/model/report.ts'

/** One entry of `expected.json`, written by hand from the story, never from what was printed. */
export interface Expected {
  /** Folders of the recording that are given, beside the runner's results. */
  evidence: string[]
  /** What this evidence can and cannot tell. */
  why: string
  /** The role, where it is declared. */
  expectedRole?: string
  /** Rule of the leading root cause; null where there is no finding. */
  leads: string | null
  /** Rules of all root causes, the leading one first, where there is more than one to tell apart. */
  roots?: string[]
  /** Rules of all findings above info. */
  raises: string[]
  /** Words that the leading message must hold. */
  says?: string[]
  /** Rules of everything that cannot be settled; `role not declared` for all that only wait for that. */
  inconclusive: string[]
  /** Suspects that must be cleared, and all that are guilty. */
  cleared: string[]
  guilty: string[]
  /** How the passes are restated. */
  passRate?: string
}

/** Where an entry's evidence lies in a story's folder. The hook's is of a run of its own, with its own results. */
export function pathsOf(story: string, { evidence }: Expected): string[] {
  return evidence.includes('hook')
    ? [`${story}/hook`]
    : [...evidence.map((kind) => `${story}/${kind}`), `${story}/results.json`]
}

/** The verdict in the words of `expected.json`. */
export function verdictOf(report: Report, expected: Expected): Expected {
  const findings = report.findings.filter((finding) => finding.severity !== 'info')
  const lead = findings.find((finding) => finding.fingerprint === report.summary.rootCauses[0])
  const suspects = (verdict: string) =>
    report.suspects.filter((suspect) => suspect.verdict === verdict).map(({ suspect }) => suspect as string)
  return {
    ...expected,
    leads: lead?.ruleId ?? null,
    ...(expected.roots && {
      roots: report.summary.rootCauses.map((root) => findings.find((one) => one.fingerprint === root)!.ruleId),
    }),
    raises: unique(findings.map((finding) => finding.ruleId)),
    ...(expected.says && { says: expected.says.filter((words) => lead?.message.includes(words)) }),
    inconclusive: unique(
      report.inconclusive.map(({ ruleId, settleBy }) =>
        settleBy.includes('--expected-role') ? 'role not declared' : ruleId,
      ),
    ),
    cleared: expected.cleared.filter((suspect) => suspects('cleared').includes(suspect)),
    guilty: suspects('guilty').sort(),
    ...(expected.passRate && { passRate: report.summary.passRate?.sentence ?? '' }),
  }
}

export function sorted(expected: Expected): Expected {
  return {
    ...expected,
    raises: [...expected.raises].sort(),
    inconclusive: [...expected.inconclusive].sort(),
    guilty: [...expected.guilty].sort(),
  }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
