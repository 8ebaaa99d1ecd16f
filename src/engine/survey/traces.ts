/** What the first pass keeps of each trace: sums and extremes, which no order of records changes. */

import type { Us } from '../../model/records.ts'
import { mixed } from '../../scan/hash.ts'
import type { LineSink } from '../../scan/line-sink.ts'
import { FLAG, type SpanDigest } from '../../scan/span-digest.ts'
import { append } from '../kit/multimap.ts'
import { Activity } from './activity.ts'
import { isHeld, type Named } from './skeleton.ts'
import { Ties } from './ties.ts'

/** Of one trace: more keys, failures or lines apart say nothing new. */
const MOST_KEPT = 32

/** The lines of one file between which spans of a trace stand. */
export interface Place {
  file: number
  first: number
  last: number
}

/** What one file held, for the report of its input. */
export interface Counted {
  records: number
  from: Us
  to: Us
}

export interface Failure {
  asked: number
  /** The same, with the role that was refused. */
  thing: number
  start: Us
  end: Us
}

/** A request's token, hashed as all else; 0 for what is not told. */
export interface Caller {
  token: number
  claims: number
  role: number
  isRefused: boolean
}

interface Passed {
  at: Us
  trace: Trace
}

export interface Trace {
  /** The trace id, as `traceWordsOf` reads it. */
  words: readonly [number, number, number, number]
  /** Its number among the traces. */
  nth: number
  /** For how many it stands already, itself among them, where others like it were only counted; 0 for who is only asked. */
  times: number
  /** How its spans hang together. */
  tied: number
  /** A call of it is under no tool call nor request of its own: it goes to whom the process served. */
  isLoose: boolean
  /** Sums over its ended spans, and over the records of spans that had not ended. */
  likeA: number
  likeB: number
  ended: number
  endedIds: number
  openA: number
  openB: number
  opened: number
  openedIds: number
  start: Us
  end: Us
  flags: number
  /** Last start of an outgoing call that failed, and of one that did not. */
  lastFailed: Us
  lastPassed: Us
  process: number
  processes: number
  keys: number[]
  issued: { key: number; role: number }[]
  failures: Failure[]
  /** Of its requests: who called, and whether that was turned away. */
  callers: Caller[]
  outboundToken: number
  places: Place[]
  /** Its id stands in each of its lines as lower-case hex. */
  plain: boolean
}

/** A span that other records may hold on to, and where it stands. */
export interface Held {
  trace: Trace
  id: number
  file: number
  line: number
}

export class TraceSurvey implements LineSink {
  readonly held: Held[] = []
  readonly activity = new Activity()
  readonly #heldAt: number[] = []
  readonly #named: Named | undefined
  readonly #byId = new Map<string, Trace>()
  readonly #ties = new Ties()
  /** By what was asked: when it went well, and in which trace. */
  readonly #passed = new Map<number, Passed[]>()
  #finished: Trace[] | undefined
  /** By what was asked: when it failed for the last time. */
  readonly #lastFailed = new Map<number, Us>()
  #spans = 0
  #from: Us = Number.POSITIVE_INFINITY
  #to: Us = Number.NEGATIVE_INFINITY
  #file = 0
  #line = 0
  #last: Trace | undefined

  /** @param named by records beside the spans */
  constructor(named?: Named) {
    this.#named = named
  }

  /** For each held span the held one above it, -1 for none, and whether it made calls. */
  heldTies(): { above: Int32Array; busy: Uint8Array } {
    return this.#ties.amongHeld(this.#heldAt, this.#byId.size)
  }

  /** Did a span name no trace? */
  get hasTraceless(): boolean {
    return this.#byId.has('0 0 0 0')
  }

  /** Once all is read. */
  finish(): Trace[] {
    if (this.#finished) return this.#finished
    const traces = [...this.#byId.values()]
    const { tied, loose } = this.#ties.perTrace(traces.length)
    for (const trace of traces) {
      trace.tied = tied[trace.nth]!
      trace.isLoose = loose[trace.nth] === 1
    }
    for (const all of this.#passed.values()) all.sort((a, b) => a.at - b.at || byId(a.trace, b.trace))
    this.#finished = traces
    return traces
  }

  /** When it failed for the last time. */
  lastOf({ thing, start }: Failure): Us {
    return this.#lastFailed.get(thing) ?? start
  }

  /** In which other traces something went well again in a window, in order. */
  *passedAgain(asked: number, from: Us, to: Us, except: Trace, process?: number): Generator<Trace> {
    const all = this.#passed.get(asked) ?? []
    let [low, high] = [0, all.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (all[middle]!.at >= from) high = middle
      else low = middle + 1
    }
    for (let nth = low; nth < all.length && all[nth]!.at <= to; nth++) {
      const { trace } = all[nth]!
      if (trace !== except && (process === undefined || trace.process === process)) yield trace
    }
  }

  /** Before each file. */
  begin(): void {
    this.#spans = 0
    this.#from = Number.POSITIVE_INFINITY
    this.#to = Number.NEGATIVE_INFINITY
    this.#last = undefined
  }

  /** What the file of the last `begin` held. */
  counted(): Counted {
    return { records: this.#spans, from: this.#from, to: this.#to }
  }

  at(file: number, line: number): void {
    this.#file = file
    this.#line = line
  }

  span(span: SpanDigest): void {
    const trace = this.#traceOf(span)
    this.#spans++
    this.#ties.add(trace.nth, span.id, span.parent, span.likeA, span.flags)
    if (this.#named && isHeld(span, this.#named)) {
      this.held.push({ trace, id: span.id, file: this.#file, line: this.#line })
      this.#heldAt.push(this.#ties.last)
    }
    const end = span.end === 0 ? span.start : span.end
    this.#from = Math.min(this.#from, span.start)
    this.#to = Math.max(this.#to, end)
    if (span.end === 0) {
      trace.openA = (trace.openA + span.likeA) | 0
      trace.openB = (trace.openB + span.likeB) | 0
      trace.opened++
      trace.openedIds = (trace.openedIds + mixed(span.id | 0)) | 0
    } else {
      trace.likeA = (trace.likeA + span.likeA) | 0
      trace.likeB = (trace.likeB + span.likeB) | 0
      trace.ended++
      trace.endedIds = (trace.endedIds + mixed(span.id | 0)) | 0
    }
    // Whether a span that was seen to start has ended is known once all is read.
    trace.flags |= span.end === 0 ? span.flags & ~FLAG.open : span.flags
    trace.start = Math.min(trace.start, span.start)
    trace.end = Math.max(trace.end, end)
    if (trace.process !== span.process) {
      trace.processes++
      trace.process = trace.process === 0 ? span.process : Math.min(trace.process, span.process)
    }
    keep(trace.keys, span.key)
    if (
      span.issuedKey !== 0 &&
      trace.issued.length < MOST_KEPT &&
      !trace.issued.some((one) => one.key === span.issuedKey)
    )
      trace.issued.push({ key: span.issuedKey, role: span.askedRole })
    if (span.token !== 0 || span.tokenRole !== 0) keepCaller(trace.callers, span)
    if (span.outboundToken !== 0) trace.outboundToken = Math.max(trace.outboundToken, span.outboundToken)
    if ((span.flags & FLAG.outgoing) !== 0) {
      this.activity.add(span.process, span.start)
      this.activity.add(span.process, end)
      this.#outgoing(trace, span, end)
    }
    if (!span.plain) trace.plain = false
    this.#place(trace)
  }

  #outgoing(trace: Trace, span: SpanDigest, end: Us): void {
    const asked = askedOf(span)
    if ((span.flags & FLAG.failed) !== 0) {
      trace.lastFailed = Math.max(trace.lastFailed, span.start)
      const thing = (asked * 31 + span.askedRole) % 9_007_199_254_740_881
      this.#lastFailed.set(thing, Math.max(this.#lastFailed.get(thing) ?? span.start, span.start))
      if (trace.failures.length < MOST_KEPT) trace.failures.push({ asked, thing, start: span.start, end })
    } else if (span.end !== 0) {
      trace.lastPassed = Math.max(trace.lastPassed, span.start)
      append(this.#passed, asked, { at: span.start, trace })
    }
  }

  #traceOf(span: SpanDigest): Trace {
    const last = this.#last
    const { t0, t1, t2, t3 } = span
    if (last && last.words[0] === t0 && last.words[1] === t1 && last.words[2] === t2 && last.words[3] === t3)
      return last
    const id = `${t0} ${t1} ${t2} ${t3}`
    let trace = this.#byId.get(id)
    if (!trace) {
      trace = {
        words: [t0, t1, t2, t3],
        nth: this.#byId.size,
        times: 1,
        tied: 0,
        isLoose: false,
        likeA: 0,
        likeB: 0,
        ended: 0,
        endedIds: 0,
        openA: 0,
        openB: 0,
        opened: 0,
        openedIds: 0,
        start: Number.POSITIVE_INFINITY,
        end: 0,
        flags: 0,
        lastFailed: 0,
        lastPassed: 0,
        process: 0,
        processes: 0,
        keys: [],
        issued: [],
        failures: [],
        callers: [],
        outboundToken: 0,
        places: [],
        plain: true,
      }
      this.#byId.set(id, trace)
    }
    this.#last = trace
    return trace
  }

  #place(trace: Trace): void {
    const place = trace.places.at(-1)
    if (place && place.file === this.#file) place.last = this.#line
    else trace.places.push({ file: this.#file, first: this.#line, last: this.#line })
  }
}

/** By trace id, so that the order of records plays no part. */
export function byId(a: Trace, b: Trace): number {
  for (let i = 0; i < 4; i++) if (a.words[i] !== b.words[i]) return a.words[i]! - b.words[i]!
  return 0
}

function keepCaller(callers: Caller[], { token, claims, tokenRole: role, flags }: SpanDigest): void {
  const isRefused = (flags & (FLAG.inbound | FLAG.failed)) === (FLAG.inbound | FLAG.failed)
  const known = callers.find((one) => one.token === token && one.role === role)
  if (!known) {
    if (callers.length < MOST_KEPT) callers.push({ token, claims, role, isRefused })
    return
  }
  known.claims = Math.max(known.claims, claims)
  known.isRefused ||= isRefused
}

function keep(list: number[], value: number): void {
  if (value !== 0 && list.length < MOST_KEPT && !list.includes(value)) list.push(value)
}

function askedOf(span: SpanDigest): number {
  return (span.operation * 31 + span.service * 17 + span.bucket * 13) % 9_007_199_254_740_881
}
