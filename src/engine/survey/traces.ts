/** What the first pass keeps of each trace: sums and extremes, which no order of records changes. */

import type { Us } from '../../model/records.ts'
import { mixed } from '../../scan/hash.ts'
import type { LineSink } from '../../scan/line-sink.ts'
import { FLAG, type SpanDigest } from '../../scan/span-digest.ts'
import type { Lists } from '../kit/lists.ts'
import { Activity } from './activity.ts'
import { Passes } from './passes.ts'
import { isHeld, type Named } from './skeleton.ts'
import { Ties } from './ties.ts'
import { INT, REAL, TraceTable } from './trace-table.ts'

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
  /** 2 stands for several. */
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
  readonly #traces = new TraceTable()
  readonly #ties = new Ties()
  readonly #passes = new Passes()
  #finished: Trace[] | undefined
  /** By what was asked: when it failed for the last time. */
  readonly #lastFailed = new Map<number, Us>()
  #spans = 0
  #from: Us = Number.POSITIVE_INFINITY
  #to: Us = Number.NEGATIVE_INFINITY
  #file = 0
  #line = 0
  /** Whether a span named no trace. */
  hasTraceless = false

  /** @param named by records beside the spans */
  constructor(named?: Named) {
    this.#named = named
  }

  /** For each held span the held one above it, -1 for none, and whether it made calls. */
  heldTies(): { above: Int32Array; busy: Uint8Array } {
    return this.#ties.amongHeld(this.#heldAt, this.#traces.size)
  }

  /** Once all is read. */
  finish(): Trace[] {
    if (this.#finished) return this.#finished
    const table = this.#traces
    const { tied, loose } = this.#ties.perTrace(table.size)
    const traces = Array.from({ length: table.size }, (_, nth) => table.row(nth))
    for (let nth = 0; nth < table.size; nth++) {
      const at = table.intsOf(nth)
      table.ints[at + INT.tied] = tied[nth]!
      table.ints[at + INT.isLoose] = loose[nth]!
    }
    this.#passes.sort((one, other) => byId(table.row(one), table.row(other)))
    this.#finished = traces
    return traces
  }

  /** When it failed for the last time. */
  lastOf({ thing, start }: Failure): Us {
    return this.#lastFailed.get(thing) ?? start
  }

  /** In which other traces something went well again in a window, in order. */
  *passedAgain(asked: number, from: Us, to: Us, except: Trace, process?: number): Generator<Trace> {
    for (const nth of this.#passes.during(asked, from, to)) {
      const trace = this.#traces.row(nth)
      if (trace !== except && (process === undefined || trace.process === process)) yield trace
    }
  }

  /** Before each file. */
  begin(): void {
    this.#spans = 0
    this.#from = Number.POSITIVE_INFINITY
    this.#to = Number.NEGATIVE_INFINITY
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
    const table = this.#traces
    const nth = table.of(span.t0, span.t1, span.t2, span.t3)
    const { ints, reals } = table
    const int = table.intsOf(nth)
    const real = table.realsOf(nth)
    const { start, flags } = span
    this.hasTraceless ||= span.t0 === 0 && span.t1 === 0 && span.t2 === 0 && span.t3 === 0
    this.#spans++
    this.#ties.add(nth, span.id, span.parent, span.likeA, flags)
    if (this.#named && isHeld(span, this.#named)) {
      this.held.push({ trace: table.row(nth), id: span.id, file: this.#file, line: this.#line })
      this.#heldAt.push(this.#ties.last)
    }
    const isOpen = span.end === 0
    const end = isOpen ? start : span.end
    if (start < this.#from) this.#from = start
    if (end > this.#to) this.#to = end
    if (isOpen) {
      ints[int + INT.openA]! += span.likeA
      ints[int + INT.openB]! += span.likeB
      ints[int + INT.opened]!++
      ints[int + INT.openedIds]! += mixed(span.id | 0)
    } else {
      ints[int + INT.likeA]! += span.likeA
      ints[int + INT.likeB]! += span.likeB
      ints[int + INT.ended]!++
      ints[int + INT.endedIds]! += mixed(span.id | 0)
    }
    // Whether a span that was seen to start has ended is known once all is read.
    ints[int + INT.flags]! |= isOpen ? flags & ~FLAG.open : flags
    if (start < reals[real + REAL.start]!) reals[real + REAL.start] = start
    if (end > reals[real + REAL.end]!) reals[real + REAL.end] = end
    const process = reals[real + REAL.process]!
    if (process !== span.process) {
      ints[int + INT.processes] = process === 0 ? 1 : 2
      reals[real + REAL.process] = process === 0 ? span.process : Math.min(process, span.process)
    }
    if (span.key !== 0) this.#keep(table.keys, int + INT.keys, span.key)
    if (span.issuedKey !== 0) this.#keep(table.issued, int + INT.issued, span.issuedKey, span.askedRole)
    if (span.token !== 0 || span.tokenRole !== 0) this.#caller(int, span)
    if (span.outboundToken > reals[real + REAL.outboundToken]!) reals[real + REAL.outboundToken] = span.outboundToken
    if ((flags & FLAG.outgoing) !== 0) {
      this.activity.add(span.process, start)
      this.activity.add(span.process, end)
      this.#outgoing(nth, span, end)
    }
    if (!span.plain) ints[int + INT.isNotPlain] = 1
    this.#place(int)
  }

  #outgoing(nth: number, span: SpanDigest, end: Us): void {
    const { ints, reals, failures } = this.#traces
    const real = this.#traces.realsOf(nth)
    const asked = askedOf(span)
    const { start } = span
    if ((span.flags & FLAG.failed) !== 0) {
      if (start > reals[real + REAL.lastFailed]!) reals[real + REAL.lastFailed] = start
      const thing = (asked * 31 + span.askedRole) % 9_007_199_254_740_881
      this.#lastFailed.set(thing, Math.max(this.#lastFailed.get(thing) ?? start, start))
      const list = this.#traces.intsOf(nth) + INT.failures
      let [last, count] = [0, 0]
      for (let entry = ints[list]!; entry !== 0; entry = failures.next(entry), count++) last = entry
      if (count >= MOST_KEPT) return
      const added = failures.add(last, asked, thing, start, end)
      if (last === 0) ints[list] = added
    } else if (span.end !== 0) {
      if (start > reals[real + REAL.lastPassed]!) reals[real + REAL.lastPassed] = start
      this.#passes.add(asked, start, nth)
    }
  }

  /** Once each, by the first of the values. */
  #keep(lists: Lists, list: number, ...values: [number, ...number[]]): void {
    const { ints } = this.#traces
    let [last, count] = [0, 0]
    for (let entry = ints[list]!; entry !== 0; entry = lists.next(entry), count++) {
      if (lists.get(entry, 0) === values[0]) return
      last = entry
    }
    if (count >= MOST_KEPT) return
    const added = lists.add(last, ...values)
    if (last === 0) ints[list] = added
  }

  #caller(int: number, { token, claims, tokenRole: role, flags }: SpanDigest): void {
    const { ints, callers } = this.#traces
    const isRefused = (flags & (FLAG.inbound | FLAG.failed)) === (FLAG.inbound | FLAG.failed)
    let [last, count] = [0, 0]
    for (let entry = ints[int + INT.callers]!; entry !== 0; entry = callers.next(entry), count++) {
      last = entry
      if (callers.get(entry, 0) !== token || callers.get(entry, 2) !== role) continue
      callers.set(entry, 1, Math.max(callers.get(entry, 1), claims))
      if (isRefused) callers.set(entry, 3, 1)
      return
    }
    if (count >= MOST_KEPT) return
    const added = callers.add(last, token, claims, role, isRefused ? 1 : 0)
    if (last === 0) ints[int + INT.callers] = added
  }

  #place(int: number): void {
    const { ints, places } = this.#traces
    const last = ints[int + INT.lastPlace]!
    if (last !== 0 && places.get(last, 0) === this.#file) {
      places.set(last, 2, this.#line)
      return
    }
    const added = places.add(last, this.#file, this.#line, this.#line)
    if (last === 0) ints[int + INT.places] = added
    ints[int + INT.lastPlace] = added
  }
}

/** By trace id, so that the order of records plays no part. */
export function byId(a: Trace, b: Trace): number {
  for (let i = 0; i < 4; i++) if (a.words[i] !== b.words[i]) return a.words[i]! - b.words[i]!
  return 0
}

export function byStart(a: Trace, b: Trace): number {
  return a.start - b.start || byId(a, b)
}

/** Of traces by their start, the place of the first that began at a moment or later. */
export function firstFrom(all: readonly Trace[], start: Us): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (all[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

function askedOf(span: SpanDigest): number {
  return (span.operation * 31 + span.service * 17 + span.bucket * 13) % 9_007_199_254_740_881
}
