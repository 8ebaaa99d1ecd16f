/**
 * What results, logs and CloudTrail hold on to: of every trace the tool calls and requests themselves, the calls whose ids
 * such records name, and the failed ones where a log tells of failures. With these few spans of each trace the joins of
 * `join/` find what they find among all spans, before it is known which traces are judged.
 */
import { text } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import type { Rec } from '../../model/records.ts'
import { joinedText } from '../../scan/hash.ts'
import { FLAG, type SpanDigest, UNITS } from '../../scan/span-digest.ts'
import { callOfLog } from '../cases/call-of-log.ts'

/** Ids by which records beside the spans name spans, hashed as the scanner does. */
export interface Named {
  requests: ReadonlySet<number>
  spans: ReadonlySet<number>
  traces: ReadonlySet<string>
  /** A log tells of calls that failed, without their ids. */
  failures: boolean
}

/**
 * May large files be sifted with these beside them? Spans of other formats, and calls that a debug log was read as, may be
 * tied to any span.
 */
export function canStandBeside(records: readonly Rec[]): boolean {
  return records.every((rec) => rec.type !== 'span' || rec.evidence.kind === 'cloudtrail')
}

/** @returns undefined where there is nothing but what processes say of themselves */
export function namedBy(records: readonly Rec[]): Named | undefined {
  if (records.every(({ type }) => type === 'coverage')) return undefined
  const requests = new Set<number>()
  const spans = new Set<number>()
  const traces = new Set<string>()
  let failures = false
  for (const rec of records) {
    if (rec.type === 'coverage') continue
    if (rec.traceId) traces.add(rec.traceId)
    if (rec.type === 'outcome') continue
    const id = text(rec, S.awsRequestId)
    if (id !== undefined) requests.add(joinedText(id))
    if (rec.type === 'span') continue
    if (rec.spanId) spans.add(joinedText(rec.spanId))
    failures ||= callOfLog(rec, 0) !== undefined
  }
  return { requests, spans, traces, failures }
}

export function isHeld({ flags, requestId, id }: SpanDigest, { requests, spans, failures }: Named): boolean {
  const failed = FLAG.outgoing | FLAG.failed
  return (
    (flags & UNITS) !== 0 ||
    (failures && (flags & failed) === failed) ||
    (requestId !== 0 && requests.has(requestId)) ||
    spans.has(id)
  )
}
