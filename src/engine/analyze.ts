/** The whole analysis: sources → model → cases → rules → report. */
import { rules as allRules } from '../../analyzers/index.ts'
import type { Rec } from '../model/records.ts'
import type { Finding, Report } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import { readAll } from '../sources/read.ts'
import { type CaseOptions, casesOf } from './cases.ts'
import { reportOf } from './report.ts'
import { Judge } from './run-rules.ts'

export interface AnalyzeOptions extends CaseOptions {
  since?: Date
  until?: Date
  /** Only this `service.name`. */
  service?: string
  /** Only this trace id. */
  trace?: string
  /** Only this tool. */
  tool?: string
  /** Bytes read, and in all; 0 while that is unknown. */
  onProgress?: (done: number, total: number) => void
  /**
   * Called for each finding as soon as it is first made, while the analysis goes on. It is not yet merged with its like
   * of other tool calls, nor folded under its cause: the report has the last word.
   */
  onFinding?: (finding: Finding) => void
  rules?: readonly Rule[]
}

/**
 * Analyzes exported spans, logs, CloudTrail records and test results.
 *
 * @param paths files, folders, globs, or `-` for standard input
 * @returns the report, version 1 of the JSON contract; unreadable or unknown input is named in `inputs`, never thrown
 */
export async function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  const records: Rec[] = []
  const { since, until, service, onProgress } = options
  const inputs = await readAll(paths, (rec) => records.push(rec), {
    ...(since && { since }),
    ...(until && { until }),
    ...(service && { service }),
    ...(onProgress && { onProgress }),
  })
  const { cases: all, ...rest } = casesOf(records, options)
  const cases = all.filter(
    ({ toolCall: t }) =>
      (!options.tool || t.tool === options.tool) && (!options.trace || t.traceId === options.trace.toLowerCase()),
  )
  const judge = new Judge(options.rules ?? allRules, options.onFinding)
  for (const c of cases) judge.add(c)
  const { tool, trace } = options
  const wanted = { ...(tool !== undefined && { tool }), ...(trace !== undefined && { trace }) }
  return reportOf({ ...rest, inputs, cases, all, wanted }, judge)
}
