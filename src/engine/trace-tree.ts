/**
 * All spans of a run as trees: start and end records merged, duplicates folded, parents found.
 *
 * A span's key is (trace, span, kind), since Zipkin lets a client and its server share a span id. Equal trace ids in two
 * inputs are one trace only where their times overlap: public files reuse ids.
 */
import type { Span, Us } from '../model/records.ts'
import { append } from './multimap.ts'

/** Clocks of two machines of one trace may differ by this much, µs. */
const OVERLAP_SLACK: Us = 60_000_000

export class TraceTree {
  readonly spans: readonly Span[]
  /** Equal records read again, and ended spans whose start was read too, are one span; this many were folded. */
  readonly folded: number
  readonly #byId = new Map<string, Span[]>()
  readonly #children = new Map<Span, Span[]>()
  readonly #parents = new Map<Span, Span>()
  readonly orphans: readonly Span[]

  constructor(records: readonly Span[]) {
    const merged = new Map<string, Span>()
    for (const span of splitReusedTraces(records)) {
      const key = `${span.traceId}/${span.spanId}/${span.kind}${span.traceId ? '' : `/${span.evidence.file}`}`
      const seen = merged.get(key)
      merged.set(key, seen ? merge(seen, span) : span)
    }
    this.spans = [...merged.values()].sort((a, b) => a.start - b.start)
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
      if (enter(next)) stack.push(...[...this.children(next)].reverse())
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

/** The record that knows the end wins, else the later news of an open span; attributes and events of both are kept. */
function merge(a: Span, b: Span): Span {
  const bHolds = (a.end === undefined) === (b.end === undefined) ? isLater(b, a) : b.end !== undefined
  const [holds, other] = bHolds ? [b, a] : [a, b]
  const events = [...holds.events]
  for (const event of other.events)
    if (!events.some((known) => known.name === event.name && known.time === event.time)) events.push(event)
  return {
    ...other,
    ...holds,
    start: Math.min(a.start, b.start),
    attributes: { ...other.attributes, ...holds.attributes },
    events,
  }
}

function isLater(a: Span, b: Span): boolean {
  return a.evidence.file === b.evidence.file && (a.evidence.line ?? 0) > (b.evidence.line ?? 0)
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
      if (part.from > reach + OVERLAP_SLACK && reach !== Number.NEGATIVE_INFINITY) group++
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
