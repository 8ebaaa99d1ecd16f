/** Packs a report's tool calls and calls to be drawn. */
import { standsFor } from '../../model/alike.ts'
import type { Evidence } from '../../model/records.ts'
import type { Report } from '../../model/report.ts'
import { calledAt, place } from '../reporter.ts'
import type { Signer } from '../signers.ts'
import { timeSpentOf } from '../waterfall.ts'
import { type CallRow, OUTCOMES, type RunData, type ToolCallRow } from './packed.ts'

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
  const placeOf = (evidence: Evidence | undefined) => (evidence ? text(place(evidence)) : 0)

  const signerOf = new Map(signers.flatMap(({ keys }, i) => keys.map((key) => [key, i] as const)))
  const worst = severities(report)
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
      one.findings.reduce((most, fingerprint) => Math.max(most, worst.get(fingerprint) ?? 0), 0),
      placeOf(one.evidence[0]),
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
          placeOf(call.evidence),
          text(call.evidence.spanId),
          text(calledAt(call.evidence)),
        ],
      ),
      Number(one.reached === 'other'),
      standsFor(one),
    ],
  )
  return { origin: start, texts: [...texts.keys()], signers: names, toolCalls }
}

/** Of findings that count, by fingerprint. */
function severities(report: Report): Map<string, number> {
  const rank = { info: 1, warning: 2, error: 3 }
  return new Map(
    report.findings.flatMap(({ fingerprint, severity, suppressed }) =>
      suppressed ? [] : [[fingerprint, rank[severity]] as const],
    ),
  )
}

/** Of the epoch; ISO 8601 with up to six digits of a second. */
function microseconds(iso: string): number {
  const fraction = /\.\d{3}(\d{1,3})/.exec(iso)?.[1]?.padEnd(3, '0') ?? '0'
  return Date.parse(iso) * 1000 + Number(fraction)
}

function cut(value: string): string {
  return value.length > 2000 ? `${value.slice(0, 1999)}…` : value
}
