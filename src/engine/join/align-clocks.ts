/**
 * Puts all inputs on the clock of the spans. Where a log, a result file or CloudTrail shares trace ids, AWS request ids or
 * JSON-RPC ids with spans, the median of the differences is the offset of its clock, a forgotten time zone included.
 */

import { text } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import type { LogRecord, Outcome, Rec, Span, Us } from '../../model/records.ts'
import { count, duration } from '../../model/text.ts'
import { CLUSTER_CLOCKS } from '../../model/tolerances.ts'
import { append } from '../kit/multimap.ts'

const QUARTER: Us = 900_000_000

export interface Lasting {
  from: Us
  to: Us
}

export interface Aligned {
  records: readonly Rec[]
  /** One sentence for each input whose times were corrected. */
  notes: readonly string[]
}

/** @param traces from when to when traces ran of which not every span is among the records */
export function alignClocks(records: readonly Rec[], traces: ReadonlyMap<string, Lasting> = new Map()): Aligned {
  const spans = new SharedIds(records, traces)
  const differences = new Map<string, Us[]>()
  for (const rec of records) {
    const time = timeOf(rec)
    const window = time === undefined ? undefined : spans.windowOf(rec)
    if (time === undefined || !window) continue
    append(differences, rec.evidence.file, spans.isOwn(rec) ? time - window.from : outside(time, window))
  }
  const offsets = new Map<string, Us>()
  const notes: string[] = []
  for (const [file, all] of differences) {
    const offset = snapped(median(all))
    if (Math.abs(offset) <= CLUSTER_CLOCKS) continue
    offsets.set(file, offset)
    const way = offset > 0 ? 'ahead of' : 'behind'
    notes.push(
      `${file}: its clock is ${duration(Math.abs(offset))} ${way} the spans' (median of ${count(all.length, 'shared id')}); its times were corrected`,
    )
  }
  if (offsets.size === 0) return { records, notes }
  return {
    records: records.map((rec) => {
      const offset = isReference(rec) ? undefined : offsets.get(rec.evidence.file)
      return offset === undefined ? rec : shifted(rec, offset)
    }),
    notes,
  }
}

/** When the spans say that something happened that other records speak of as well. */
class SharedIds {
  readonly #windows = new Map<string, Lasting | 'ambiguous'>()
  readonly #owners = new Map<string, string>()
  /** How many results each trace has. */
  readonly #results = new Map<string, number>()

  constructor(records: readonly Rec[], traces: ReadonlyMap<string, Lasting>) {
    for (const [traceId, window] of traces) this.#widen(`trace ${traceId}`, window)
    for (const rec of records) {
      if (rec.type === 'outcome' && rec.traceId)
        this.#results.set(rec.traceId, (this.#results.get(rec.traceId) ?? 0) + 1)
      if (!isReference(rec)) continue
      const window = { from: rec.start, to: rec.end ?? rec.start }
      if (rec.traceId) this.#widen(`trace ${rec.traceId}`, window)
      const requestId = text(rec, S.awsRequestId)
      if (requestId) this.#widen(`request ${requestId}`, window)
      const tool = text(rec, S.toolName)
      const jsonrpcId = text(rec, S.jsonrpcId)
      // Ids begin anew with each client: only one that was used once tells a time.
      if (tool && jsonrpcId) this.#once(`call ${tool} ${jsonrpcId}`, `${rec.traceId}/${rec.spanId}`, window)
    }
  }

  /** The one result of its trace or call began with it; one of many, like a log, only lies somewhere within. */
  isOwn(rec: Rec): boolean {
    if (rec.type !== 'outcome') return false
    return !rec.traceId || this.#results.get(rec.traceId) === 1
  }

  windowOf(rec: Rec): Lasting | undefined {
    for (const id of idsOf(rec)) {
      const window = this.#windows.get(id)
      if (window && window !== 'ambiguous') return window
    }
    return undefined
  }

  #once(id: string, owner: string, window: Lasting): void {
    const known = this.#owners.get(id)
    this.#owners.set(id, owner)
    if (known !== undefined && known !== owner) this.#windows.set(id, 'ambiguous')
    else this.#widen(id, window)
  }

  #widen(id: string, { from, to }: Lasting): void {
    const known = this.#windows.get(id)
    if (known === 'ambiguous') return
    this.#windows.set(id, known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to })
  }
}

/** CloudTrail's records are read as spans, on a clock of their own. */
function isReference(rec: Rec): rec is Span {
  return rec.type === 'span' && rec.evidence.kind === 'span'
}

function idsOf(rec: Rec): string[] {
  if (rec.type === 'coverage' || isReference(rec)) return []
  if (rec.type === 'outcome')
    return [
      ...(rec.traceId ? [`trace ${rec.traceId}`] : []),
      ...(rec.tool && rec.jsonrpcId ? [`call ${rec.tool} ${rec.jsonrpcId}`] : []),
    ]
  const requestId = text(rec, S.awsRequestId)
  return [...(requestId ? [`request ${requestId}`] : []), ...(rec.traceId ? [`trace ${rec.traceId}`] : [])]
}

export function timeOf(rec: Rec): Us | undefined {
  if (rec.type === 'log') return rec.time
  return rec.type === 'coverage' ? undefined : rec.start
}

function shifted(rec: Rec, offset: Us): Rec {
  const moved = (time: Us | undefined) => (time === undefined ? undefined : time - offset)
  if (rec.type === 'log') return { ...rec, time: moved(rec.time) } as LogRecord
  if (rec.type === 'outcome') return { ...rec, start: moved(rec.start), end: moved(rec.end) } as Outcome
  if (rec.type === 'span')
    return { ...rec, start: rec.start - offset, ...(rec.end !== undefined && { end: rec.end - offset }) }
  return rec
}

function outside(time: Us, { from, to }: Lasting): Us {
  return time < from ? time - from : Math.max(0, time - to)
}

/** A forgotten time zone is a whole number of quarter hours. */
function snapped(offset: Us): Us {
  const zone = Math.round(offset / QUARTER) * QUARTER
  return zone !== 0 && Math.abs(offset - zone) <= CLUSTER_CLOCKS ? zone : offset
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
