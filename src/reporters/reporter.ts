/** What every format is: a function from the report to text. */
import { isAbsolute } from 'node:path'
import type { CodePlace, Evidence } from '../model/records.ts'
import type { Finding, Report, SuspectReport, ToolCallReport } from '../model/report.ts'

export interface ReporterOptions {
  /** Show everything, not only what leads. */
  verbose: boolean
  /** ANSI colours. */
  color: boolean
  /** Box drawing and symbols; plain words and ASCII without. */
  unicode: boolean
  /** Columns. */
  width: number
  /** Title of each rule, by id. */
  titles: ReadonlyMap<string, string>
  /** Every tool call of the run, where all are asked for. */
  toolCalls?: () => Iterable<ToolCallReport>
}

/** In pieces where the whole may be longer than a string can be. */
export type Reporter = (report: Report, options: ReporterOptions) => string | Iterable<string> | AsyncIterable<string>

/** Findings that count: neither suppressed, nor known before, nor less sure than asked for. */
export function active(report: Pick<Report, 'findings'>): Finding[] {
  return report.findings.filter((finding) => !finding.suppressed)
}

/** `spans.jsonl:12`; `results.json:1 /tests/3` where a line holds several: a JSON pointer, a byte offset, a row. */
export function place({ file, line, at }: { file: string; line?: number; at?: string }): string {
  return `${file}${line === undefined ? '' : `:${line}`}${at ? ` ${at}` : ''}`
}

/** `src/server.ts:18 (load)`: where in the server's code the call of this evidence was made. */
export function calledAt({ code }: Evidence): string | undefined {
  return code && `${code.file}:${code.line}${code.function ? ` (${code.function})` : ''}`
}

/** The places in the project's own code that a finding points to, each once: what annotations in a pull request can stand at. */
export function codePlacesOf({ evidence }: Finding): CodePlace[] {
  const places = new Map<string, CodePlace>()
  for (const { code } of evidence)
    if (code && !isAbsolute(code.file) && !places.has(lineOf(code))) places.set(lineOf(code), code)
  return [...places.values()]
}

/** `src/server.ts:18`: two calls in one line are shown once. */
export function lineOf({ file, line }: CodePlace): string {
  return `${file}:${line}`
}

/** Where a finding is shown: in the project's code, else where the evidence stands; nowhere where it is about what is missing. */
export function standsAt(finding: Finding): { file: string; line?: number; column?: number }[] {
  const places = codePlacesOf(finding)
  return places.length > 0 ? places : finding.evidence.slice(0, 1)
}

/** Does the first line hold the pass rate's numbers already? */
export function saysPassRate(lines: Report['summary']['lines']): boolean {
  return / passing tests? /.test(lines[0]?.text ?? '')
}

/** Why a suspect is judged so, without the verdict that stands before it: "the token is cleared: it was read" → "it was read". */
export function reasonOf({ verdict, why }: SuspectReport): string {
  return verdict === 'cleared' ? why.replace(/^[^:]{0,60}? (?:is|are) (?:cleared|complete): /, '') : why
}
