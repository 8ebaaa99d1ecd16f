/**
 * The records that a watch holds, trace by trace: all of what is recent, open or suspicious, and of the rest the newest.
 * What is let go of is counted; what later tool calls may ask about (who issued a key, how a tool ran before) stays longer.
 */
import { mergedSpan } from '../engine/cases/trace-tree.ts'
import { append } from '../engine/kit/multimap.ts'
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../model/attributes.ts'
import type { Coverage, Evidence, LogRecord, Outcome, Rec, Span, Us } from '../model/records.ts'
import type { FileSink } from './followed-file.ts'

/** All that is known of one trace. */
export interface Trace {
  id: string
  /** By span, all that was told of it. */
  spans: Map<string, Span[]>
  logs: LogRecord[]
  /** When something of it was last read, UTC ms. */
  touched: number
  /** It was judged, and nothing about it may change by itself. */
  settled: boolean
  /** Findings rest on it. */
  suspicious: boolean
  /** What others may ask it about, and what it asks others about. */
  offers: Set<string>
  asks: Set<string>
}

/** Records of a file that is read anew as a whole, or that name no trace. */
interface Loose {
  rec: Span | LogRecord | Outcome
  touched: number
}

export interface Limits {
  /** Traces held beside those that are open or suspicious. */
  traces: number
  /** Spans and log records in all. */
  records: number
}

const LIMITS: Limits = { traces: 2_000, records: 20_000 }
/** What was read so lately is judged together, ms: what heals, overlaps and shares a pool lies within. */
const RECENT = 30_000
/** News of one span beyond these are merged. */
const MOST_NEWS = 8
/** Records without a trace held at most. */
const MOST_LOOSE = 5_000

/** Of each thing that may be asked about, the newest so many stay. */
function keptOf(name: string): number {
  return name.startsWith('key ') || name.startsWith('token ') ? 1 : 3
}
/** Traces that stay only because later ones may ask about them. */
const MOST_WITNESSES = 1_000

export class WorkingSet implements FileSink {
  readonly #limits: Limits
  readonly #traces = new Map<string, Trace>()
  /** In the order in which they were first offered. */
  readonly #offered = new Map<string, Trace[]>()
  #loose: Loose[] = []
  /** Places of records without a trace that findings rest on. */
  readonly #suspicious = new Set<string>()
  readonly #coverage = new Map<string, Coverage>()
  readonly #whole = new Map<string, readonly Rec[]>()
  #records = 0
  /** Start of the newest span that was let go of. */
  #letGoUntil: Us | undefined
  /** When a record that belongs to no trace was last read, UTC ms. */
  looseTouched = 0
  /** When test results were last read, UTC ms. */
  resultsTouched = 0

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits
  }

  /** Twice what is to be held: time to judge, and to let go. */
  get isFull(): boolean {
    return this.#records > 2 * this.#limits.records || this.#traces.size > 2 * this.#limits.traces
  }

  trace(id: string): Trace | undefined {
    return this.#traces.get(id)
  }

  record(rec: Rec): void {
    if (rec.type === 'coverage') this.#coverage.set(rec.evidence.file, rec)
    else if ((rec.type === 'span' || rec.type === 'log') && rec.traceId) this.#add(rec.traceId, rec)
    else this.#addLoose(rec)
  }

  replace(file: string, records: readonly Rec[]): void {
    if (records.some((rec) => rec.type === 'coverage')) {
      for (const rec of records) this.record(rec)
      return
    }
    this.#whole.set(file, records)
    this.looseTouched = Date.now()
    if (records.some((rec) => rec.type === 'outcome')) this.resultsTouched = Date.now()
  }

  /** What is judged together at a moment: what is recent or unsettled, and what that asks about. */
  recent(now = Date.now()): { traces: ReadonlySet<Trace>; records: Rec[] } {
    const chosen = new Set<Trace>()
    for (const trace of this.#traces.values())
      if (!trace.settled || now - trace.touched < RECENT || this.resultsTouched > now - RECENT) chosen.add(trace)
    const queue = [...chosen]
    for (let trace = queue.pop(); trace; trace = queue.pop())
      for (const name of trace.asks)
        for (const other of newestOf(this.#offered.get(name), keptOf(name))) {
          if (chosen.has(other)) continue
          chosen.add(other)
          queue.push(other)
        }
    return { traces: chosen, records: this.#recordsOf(chosen) }
  }

  coverage(): Iterable<Coverage> {
    return this.#coverage.values()
  }

  /** Findings rest on these: they are not let go of. */
  keep(evidence: Iterable<Evidence>): void {
    for (const { traceId, file, line } of evidence) {
      const trace = traceId ? this.#traces.get(traceId) : undefined
      if (trace) trace.suspicious = true
      else this.#suspicious.add(`${file}:${line}`)
    }
  }

  all(): Rec[] {
    return this.#recordsOf(this.#traces.values())
  }

  /** Lets go of the oldest that ended well, where more is held than the limits say. */
  trim(letGo: (trace: Trace) => void): void {
    const { traces, records } = this.#limits
    if (this.#loose.length > MOST_LOOSE) this.#trimLoose()
    const free = [...this.#traces.values()].filter((trace) => trace.settled && !trace.suspicious)
    free.sort((a, b) => a.touched - b.touched)
    let held = free.length
    let witnesses = 0
    const kept: Trace[] = []
    for (const trace of free) {
      if (held <= traces && this.#records <= records) break
      held--
      if (this.#isWitness(trace)) {
        witnesses++
        kept.push(trace)
      } else {
        this.#remove(trace)
        letGo(trace)
      }
    }
    for (const trace of kept.slice(0, Math.max(0, witnesses - MOST_WITNESSES))) {
      this.#remove(trace)
      letGo(trace)
    }
  }

  #add(id: string, rec: Span | LogRecord): void {
    const trace: Trace = this.#traces.get(id) ?? {
      id,
      spans: new Map(),
      logs: [],
      touched: 0,
      settled: false,
      suspicious: false,
      offers: new Set<string>(),
      asks: new Set<string>(),
    }
    this.#traces.set(id, trace)
    trace.touched = Date.now()
    trace.settled = false
    this.#records++
    if (rec.type === 'log') {
      trace.logs.push(rec)
      return
    }
    const key = `${rec.spanId}/${rec.kind}`
    const told = trace.spans.get(key) ?? []
    trace.spans.set(key, told)
    told.push(rec)
    if (told.length > MOST_NEWS) {
      this.#records -= told.length - 1
      told.splice(0, told.length, mergedSpan(told))
    }
    this.#index(trace, rec)
  }

  #addLoose(rec: Span | LogRecord | Outcome): void {
    this.looseTouched = Date.now()
    if (rec.type === 'outcome') this.resultsTouched = this.looseTouched
    this.#loose.push({ rec, touched: this.looseTouched })
    this.#records++
  }

  #index(trace: Trace, span: Span): void {
    const issued = text(span, R.issuedKey)
    const used = text(span, R.key)
    const claims = text(span, R.tokenClaimsFingerprint)
    const roles = [R.stsRoleArn, R.tokenRoleArn, R.roleArn].flatMap((name) => text(span, name) ?? [])
    const isSts = text(span, S.rpcService) === 'STS'
    const tool = span.kind === 'server' ? `tool ${span.service} ${text(span, S.toolName) ?? span.name}` : undefined
    if (issued) this.#offer(trace, `key ${issued}`)
    if (isSts) this.#offer(trace, `sts ${span.process}`)
    for (const role of roles) {
      if (isSts) this.#offer(trace, `role ${span.process} ${role}`)
      trace.asks.add(`role ${span.process} ${role}`)
    }
    if (claims) this.#offer(trace, `token ${claims}`)
    if (tool) this.#offer(trace, tool)
    if (used) trace.asks.add(`key ${used}`)
    if (claims) trace.asks.add(`token ${claims}`)
    if (tool) trace.asks.add(tool)
    if (span.kind === 'client') trace.asks.add(`sts ${span.process}`)
  }

  #offer(trace: Trace, name: string): void {
    if (trace.offers.has(name)) return
    trace.offers.add(name)
    append(this.#offered, name, trace)
  }

  /** Is it among the newest that can tell of something? */
  #isWitness(trace: Trace): boolean {
    for (const name of trace.offers) if (newestOf(this.#offered.get(name), keptOf(name)).includes(trace)) return true
    return false
  }

  #remove(trace: Trace): void {
    this.#traces.delete(trace.id)
    for (const told of trace.spans.values()) {
      this.#records -= told.length
      this.#letGoUntil = Math.max(this.#letGoUntil ?? 0, told[0]!.start)
    }
    this.#records -= trace.logs.length
    for (const name of trace.offers) {
      const offered = this.#offered.get(name)!
      offered.splice(offered.indexOf(trace), 1)
      if (offered.length === 0) this.#offered.delete(name)
    }
  }

  #trimLoose(): void {
    const from = this.#loose.length - MOST_LOOSE
    const isKept = ({ rec: { evidence } }: Loose) => this.#suspicious.has(`${evidence.file}:${evidence.line}`)
    const kept = this.#loose.filter((one, i) => i >= from || isKept(one))
    this.#records -= this.#loose.length - kept.length
    this.#loose = kept
  }

  /** A result of a tool call that was let go of would look like a test that asked nobody. */
  #isHeld(rec: Rec): boolean {
    if (rec.type !== 'outcome' || this.#letGoUntil === undefined) return true
    if (rec.traceId) return this.#traces.has(rec.traceId)
    return rec.start !== undefined && rec.start > this.#letGoUntil
  }

  #recordsOf(traces: Iterable<Trace>): Rec[] {
    const records: Rec[] = [
      ...this.#coverage.values(),
      ...this.#loose.flatMap(({ rec }) => (this.#isHeld(rec) ? rec : [])),
    ]
    for (const whole of this.#whole.values()) for (const rec of whole) if (this.#isHeld(rec)) records.push(rec)
    for (const trace of traces) {
      for (const told of trace.spans.values()) for (const one of told) records.push(one)
      for (const one of trace.logs) records.push(one)
    }
    return records
  }
}

function newestOf(traces: readonly Trace[] | undefined, most: number): readonly Trace[] {
  return traces?.slice(-most) ?? []
}
