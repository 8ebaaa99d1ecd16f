/**
 * Tool calls and calls as they are drawn, and as the page's script gets them: rows of numbers, every text once in a table, so that 100,000 calls
 * are some megabytes. Times are µs after `origin`.
 */
import type { Report } from '../../model/report.ts'
import type { Signer } from '../signers.ts'
import { timeSpentOf } from '../waterfall.ts'

export interface RunData {
  /** UTC ms. */
  origin: number
  texts: string[]
  /** Text index of each signer's name, in the order of the colours. */
  signers: number[]
  toolCalls: ToolCallRow[]
}

export const OUTCOMES = ['ok', 'error', 'open', 'unknown'] as const

export type ToolCallRow = [
  id: number,
  tool: number,
  service: number,
  outcome: number,
  message: number,
  /** -1 where nobody said when. */
  start: number,
  /** -1 where it never ended. */
  end: number,
  /** -1 without one. */
  deadline: number,
  deadlineFrom: number,
  expectedRole: number,
  /** Severity of its worst finding: 0 none, 1 info, 2 warning, 3 error. */
  worst: number,
  place: number,
  timeSpent: number,
  calls: CallRow[],
  /** 1 where it reached AWS as another than its role. */
  wrongIdentity: number,
]

export type CallRow = [
  name: number,
  /** -1 where nobody said when. */
  start: number,
  /** -1 while open. */
  end: number,
  outcome: number,
  /** Index of the signer; -1 where it is not known. */
  signer: number,
  errorCode: number,
  errorMessage: number,
  host: number,
  bucket: number,
  role: number,
  requestId: number,
  httpStatus: number,
  attempts: number,
  place: number,
  span: number,
]

export function runData(report: Report, signers: readonly Signer[]): RunData {
  const texts = new Map<string, number>([['', 0]])
  const text = (value: string | undefined): number => {
    const short = cut(value ?? '')
    const known = texts.get(short)
    if (known !== undefined) return known
    texts.set(short, texts.size)
    return texts.size - 1
  }
  const origin = report.toolCalls.reduce(
    (first, one) => Math.min(first, one.start === undefined ? first : Date.parse(one.start)),
    Number.POSITIVE_INFINITY,
  )
  const start = Number.isFinite(origin) ? origin : 0
  const time = (iso: string | undefined) => (iso === undefined ? -1 : microseconds(iso) - start * 1000)
  const place = (evidence: { file: string; line?: number } | undefined) =>
    evidence ? text(evidence.line === undefined ? evidence.file : `${evidence.file}:${evidence.line}`) : 0

  const signerOf = new Map(signers.flatMap(({ keys }, i) => keys.map((key) => [key, i] as const)))
  const worst = worstOf(report)
  const names = signers.map(({ name }) => text(name))
  const toolCalls = report.toolCalls.map(
    (one): ToolCallRow => [
      text(one.id),
      text(one.tool),
      text(one.service),
      text(one.outcome),
      text(one.outcomeMessage),
      time(one.start),
      time(one.end),
      time(one.deadline?.at),
      text(one.deadline?.from),
      text(one.expectedRole),
      worst.get(one.id) ?? 0,
      place(one.evidence[0]),
      text(timeSpentOf(one).join(', ')),
      one.calls.map(
        (call): CallRow => [
          text(call.name),
          time(call.start),
          time(call.end),
          OUTCOMES.indexOf(call.outcome),
          call.key === undefined ? -1 : (signerOf.get(call.key) ?? -1),
          text(call.errorCode),
          text(call.errorMessage),
          text(call.host),
          text(call.bucket),
          text(call.roleArn),
          text(call.requestId),
          call.httpStatus ?? 0,
          call.attempts,
          place(call.evidence),
          text(call.evidence.spanId),
        ],
      ),
      Number(one.reached === 'other'),
    ],
  )
  return { origin: start, texts: [...texts.keys()], signers: names, toolCalls }
}

function worstOf(report: Report): Map<string, number> {
  const rank = { info: 1, warning: 2, error: 3 }
  const worst = new Map<string, number>()
  for (const finding of report.findings) {
    if (finding.suppressed) continue
    for (const id of finding.toolCalls) worst.set(id, Math.max(worst.get(id) ?? 0, rank[finding.severity]))
  }
  return worst
}

/** Of the epoch; ISO 8601 with up to six digits of a second. */
function microseconds(iso: string): number {
  const fraction = /\.\d{3}(\d{1,3})/.exec(iso)?.[1]?.padEnd(3, '0') ?? '0'
  return Date.parse(iso) * 1000 + Number(fraction)
}

function cut(value: string): string {
  return value.length > 2000 ? `${value.slice(0, 1999)}…` : value
}
