/**
 * All spans of a run as trees: start and end records merged, duplicates folded, parents found.
 *
 * A span's key is (trace, span, kind), since Zipkin lets a client and its server share a span id. Equal trace ids in two
 * inputs are one trace only where their times overlap: public files reuse ids.
 */

import type { Span, Us } from '../../model/records.ts'
import { TRACE_CLOCKS } from '../../model/tolerances.ts'
import { append } from '../kit/multimap.ts'

export class TraceTree {
  readonly spans: readonly Span[]
  /** Equal records read again, and ended spans whose start was read too, are one span; this many were folded. */
  readonly folded: number
  readonly #byId = new Map<string, Span[]>()
  readonly #children = new Map<Span, Span[]>()
  readonly #parents = new Map<Span, Span>()
  readonly orphans: readonly Span[]

  constructor(records: readonly Span[]) {
    const bySpan = new Map<string, Span[]>()
    for (const span of splitReusedTraces(records)) append(bySpan, keyOf(span), span)
    this.spans = [...bySpan.values()].map(mergedSpan).sort(byStart)
    this.folded = records.length - this.spans.length
    for (const span of this.spans) append(this.#byId, `${span.traceId}/${span.spanId}`, span)
    const orphans: Span[] = []
    for (const span of this.spans) {
      const parent = this.#findParent(span)
      if (parent) {
        this.#parents.set(span, parent)
        append(this.#children, parent, span)
      } else if (span.parentSpanId) orphans.push(span)
    }
    this.orphans = orphans
  }

  parent(span: Span): Span | undefined {
    return this.#parents.get(span)
  }

  children(span: Span): readonly Span[] {
    return this.#children.get(span) ?? []
  }

  /** From the parent upwards; a cycle ends the walk. */
  *ancestors(span: Span): Generator<Span> {
    const seen = new Set<Span>([span])
    for (let up = this.parent(span); up && !seen.has(up); up = this.parent(up)) {
      seen.add(up)
      yield up
    }
  }

  /** All below a span, itself not included. `enter` says whether to go below a child. */
  *descendants(span: Span, enter: (child: Span) => boolean = () => true): Generator<Span> {
    const seen = new Set<Span>([span])
    const stack = [...this.children(span)].reverse()
    while (stack.length) {
      const next = stack.pop()!
      if (seen.has(next)) continue
      seen.add(next)
      yield next
      if (enter(next)) for (const one of [...this.children(next)].reverse()) stack.push(one)
    }
  }

  #findParent(span: Span): Span | undefined {
    const sharing = this.#byId.get(`${span.traceId}/${span.spanId}`) ?? []
    // Zipkin: the server's half of a shared id hangs below the client's.
    const client =
      span.kind === 'server' ? sharing.find((other) => other !== span && other.kind === 'client') : undefined
    if (client) return client
    if (!span.parentSpanId || span.parentSpanId === span.spanId) return undefined
    const parents = this.#byId.get(`${span.traceId}/${span.parentSpanId}`) ?? []
    return parents.find((parent) => parent.kind === 'server') ?? parents[0]
  }
}

/**
 * All records of one span as one. The record that knows the end holds, else the later news of an open span; attributes and
 * events of all are kept. Which was read first plays no part.
 */
export function mergedSpan(records: readonly Span[]): Span {
  if (records.length === 1) return records[0]!
  const inOrder = [...records].sort(latestLast)
  const events = new Map(inOrder.flatMap((span) => span.events.map((event) => [`${event.time} ${event.name}`, event])))
  return {
    ...(Object.assign({}, ...inOrder) as Span),
    start: inOrder.reduce((first, span) => Math.min(first, span.start), Number.POSITIVE_INFINITY),
    attributes: Object.assign({}, ...inOrder.map((span) => span.attributes)),
    events: [...events.values()].sort((a, b) => a.time - b.time),
  }
}

/** The latest version of a record. A total order: by content first, then by file and line. */
function latestLast(a: Span, b: Span): number {
  return (
    Number(a.end !== undefined) - Number(b.end !== undefined) ||
    (a.end ?? 0) - (b.end ?? 0) ||
    Object.keys(a.attributes).length - Object.keys(b.attributes).length ||
    a.start - b.start ||
    // Updates of an open span follow each other in one file.
    (a.evidence.file === b.evidence.file ? (a.evidence.line ?? 0) - (b.evidence.line ?? 0) : 0) ||
    (saidBy(a) < saidBy(b) ? -1 : 1)
  )
}

function saidBy({ evidence, ...said }: Span): string {
  return `${JSON.stringify(said)} ${evidence.file} ${evidence.line}`
}

/** By time; at the same moment by id, so that no reading order shows. */
function byStart(a: Span, b: Span): number {
  return a.start - b.start || (keyOf(a) < keyOf(b) ? -1 : 1)
}

/** CloudTrail's events have ids that are unique anywhere; other spans without a trace are unique in their file only. */
function keyOf(span: Span): string {
  const isEvent = span.evidence.kind === 'cloudtrail' && /^[0-9a-f-]{36}$/i.test(span.spanId)
  const place = span.traceId || isEvent ? '' : `/${span.evidence.file}`
  return `${span.traceId}/${span.spanId}/${span.kind}${place}`
}

function splitReusedTraces(records: readonly Span[]): readonly Span[] {
  const inputs = new Map<string, Map<string, { from: Us; to: Us; spans: Span[] }>>()
  for (const span of records) {
    if (!span.traceId) continue
    const files = inputs.get(span.traceId) ?? new Map()
    inputs.set(span.traceId, files)
    const part = files.get(span.process) ?? { from: span.start, to: span.start, spans: [] }
    files.set(span.process, part)
    part.from = Math.min(part.from, span.start)
    part.to = Math.max(part.to, span.end ?? span.start)
    part.spans.push(span)
  }
  const renamed = new Map<Span, string>()
  for (const [traceId, parts] of inputs) {
    if (parts.size < 2) continue
    let group = 0
    let reach = Number.NEGATIVE_INFINITY
    for (const part of [...parts.values()].sort((a, b) => a.from - b.from)) {
      if (part.from > reach + TRACE_CLOCKS && reach !== Number.NEGATIVE_INFINITY) group++
      reach = Math.max(reach, part.to)
      if (group > 0) for (const span of part.spans) renamed.set(span, `${traceId}#${group + 1}`)
    }
  }
  if (renamed.size === 0) return records
  return records.map((span) => {
    const traceId = renamed.get(span)
    return traceId ? { ...span, traceId } : span
  })
}
