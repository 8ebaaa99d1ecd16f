/** What the first pass keeps of each trace: sums and extremes, which no order of records changes. */

import type { Us } from '../../model/records.ts'
import { mixed } from '../../scan/hash.ts'
import type { LineSink } from '../../scan/line-sink.ts'
import { FLAG, type SpanDigest, UNITS } from '../../scan/span-digest.ts'
import type { Lists } from '../kit/lists.ts'
import { Room } from '../kit/pages.ts'
import { Activity } from './activity.ts'
import { Passes } from './passes.ts'
import { isHeld, type Named } from './skeleton.ts'
import { Ties } from './ties.ts'
import { type Again, byId, type Failure, type LastFailure, type Trace, type Traces } from './trace.ts'
import { INT, KEY, REAL, SIGNED, TraceTable } from './trace-table.ts'

/** Of one trace: more keys, failures or lines apart say nothing new. */
const MOST_KEPT = 32

/** What one file held, for the report of its input. */
export interface Counted {
  records: number
  from: Us
  to: Us
}

/** A span that other records may hold on to, and where it stands. */
export interface Held {
  /** The trace's number. */
  trace: number
  id: number
  file: number
  line: number
}

export class TraceSurvey implements LineSink {
  readonly held: Held[] = []
  readonly activity = new Activity()
  readonly #heldAt: number[] = []
  readonly #named: Named | undefined
  readonly #traces: TraceTable
  readonly #ties: Ties
  readonly #passes: Passes
  #isFinished = false
  /** By what was asked: when it failed for the last time, and in which trace. */
  readonly #lastFailed = new Map<number, { at: Us; nth: number }>()
  #spans = 0
  #from: Us = Number.POSITIVE_INFINITY
  #to: Us = Number.NEGATIVE_INFINITY
  #file = 0
  #line = 0
  /** Whether a span named no trace. */
  hasTraceless = false

  /**
   * @param named by records beside the spans
   * @param window so many spans are kept at least before it is settled how those of a trace hang together: of one file they
   * stand near each other as a rule
   * @param room for what it keeps of traces
   */
  constructor(named?: Named, window = Number.POSITIVE_INFINITY, room = new Room()) {
    this.#named = named
    this.#traces = new TraceTable(room)
    this.#passes = new Passes(room)
    // What holds on to spans asks of all at once.
    this.#ties = new Ties(this.#traces, named ? Number.POSITIVE_INFINITY : window)
  }

  /** A trace that was settled went on: another survey must keep all until the end. */
  get isLate(): boolean {
    return this.#ties.isLate
  }

  /** For each held span the held one above it, -1 for none, and whether it made calls. */
  heldTies(): { above: Int32Array; busy: Uint8Array } {
    return this.#ties.amongHeld(this.#heldAt)
  }

  /** Once all is read. */
  finish(): Traces {
    const table = this.#traces
    if (!this.#isFinished) {
      this.#ties.settleAll()
      if (!this.#named) table.dropIds()
      this.#passes.sort(
        (one, other) => byId(table.row(one), table.row(other)),
        (nth) => table.processOf(nth),
      )
      this.#isFinished = true
    }
    return { size: table.size, at: (nth) => table.row(nth) }
  }

  /** The number of the trace with this id, -1 for none. */
  find([t0, t1, t2, t3]: Trace['words']): number {
    return this.#traces.find(t0, t1, t2, t3)
  }

  /** When it failed for the last time, and in which trace. */
  lastOf({ thing, start }: Failure): LastFailure {
    const last = this.#lastFailed.get(thing)
    return last ? { at: last.at, trace: last.nth } : { at: start }
  }

  /** In which other traces something went well again in a window, in order; by their numbers. */
  *passedAgain(again: Again, from: Us, to: Us, except: number): Generator<number> {
    for (const nth of this.#passes.during(again, from, to)) if (nth !== except) yield nth
  }

  /** Whether there is any such trace. */
  isPassedAgain(again: Again, from: Us, to: Us, except: number): boolean {
    return this.#passes.isThere(again, from, to, except)
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
    // Its page stays until another trace is asked for.
    const { ints, reals } = table.rows.toWrite(nth)
    const int = table.intsOf(nth)
    const real = table.realsOf(nth)
    const { start, flags } = span
    this.hasTraceless ||= span.t0 === 0 && span.t1 === 0 && span.t2 === 0 && span.t3 === 0
    this.#spans++
    const key = span.key === 0 ? 0 : this.#signed(ints, int, span)
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
    if ((flags & UNITS) !== 0) this.#served(nth, span, end)
    const process = reals[real + REAL.process]!
    if (process !== span.process) {
      ints[int + INT.processes] = process === 0 ? 1 : 2
      reals[real + REAL.process] = process === 0 ? span.process : Math.min(process, span.process)
    }
    if (span.issuedKey !== 0) this.#issued(ints, int, span)
    if (span.token !== 0 || span.tokenRole !== 0) this.#caller(ints, int, span)
    if (span.outboundToken > reals[real + REAL.outboundToken]!) reals[real + REAL.outboundToken] = span.outboundToken
    if ((flags & FLAG.outgoing) !== 0) {
      this.activity.add(span.process, start)
      this.activity.add(span.process, end)
      this.#outgoing(nth, span, end)
    }
    if (!span.plain) ints[int + INT.isNotPlain] = 1
    this.#place(ints, int)
    // Last, as it may settle other traces.
    this.#ties.add(nth, span.id, span.parent, span.likeA, flags, key)
    if (this.#named && isHeld(span, this.#named)) {
      this.held.push({ trace: nth, id: span.id, file: this.#file, line: this.#line })
      this.#heldAt.push(this.#ties.last)
    }
  }

  #outgoing(nth: number, span: SpanDigest, end: Us): void {
    const { failures } = this.#traces
    const { ints, reals } = this.#traces.rows.toWrite(nth)
    const real = this.#traces.realsOf(nth)
    const asked = askedOf(span)
    const { start } = span
    const isFailed = (span.flags & FLAG.failed) !== 0
    if ((span.flags & FLAG.sdk) !== 0 && (isFailed || span.end !== 0)) {
      const [first, last] = isFailed
        ? [REAL.firstSdkFailed, REAL.lastSdkFailed]
        : [REAL.firstSdkPassed, REAL.lastSdkPassed]
      if (reals[real + first] === 0 || start < reals[real + first]!) reals[real + first] = start
      if (start > reals[real + last]!) reals[real + last] = start
      const known = reals[real + REAL.sdkFailedBy]!
      if (isFailed && (known === 0 || end < known)) reals[real + REAL.sdkFailedBy] = end
    }
    if (isFailed) {
      if (start > reals[real + REAL.lastFailed]!) reals[real + REAL.lastFailed] = start
      const thing = (asked * 31 + span.askedRole) % 9_007_199_254_740_881
      const latest = this.#lastFailed.get(thing)
      if (!latest || latest.at < start) this.#lastFailed.set(thing, { at: start, nth })
      const list = this.#traces.intsOf(nth) + INT.failures
      let [last, count] = [0, 0]
      for (let entry = ints[list]!; entry !== 0; entry = failures.next(entry), count++) last = entry
      if (count >= MOST_KEPT) return
      const added = failures.add(last, asked, thing, start, end, span.target, span.key)
      if (last === 0) ints[list] = added
    } else if (span.end !== 0) {
      if (start > reals[real + REAL.lastPassed]!) reals[real + REAL.lastPassed] = start
      this.#passes.add(asked, start, nth, span.target, span.key)
    }
  }

  #served(nth: number, { start, flags, operation }: SpanDigest, end: Us): void {
    const { ints, reals } = this.#traces.rows.toWrite(nth)
    const int = this.#traces.intsOf(nth)
    const real = this.#traces.realsOf(nth)
    const isTool = (flags & FLAG.tool) !== 0
    const hasTool = ints[int + INT.tools] !== 0
    if (hasTool && !isTool) return
    const isFirst = reals[real + REAL.began] === 0 || (isTool && !hasTool)
    if (isFirst || start < reals[real + REAL.began]!) reals[real + REAL.began] = start
    if (isFirst || end > reals[real + REAL.served]!) reals[real + REAL.served] = end
    if (isTool) ints[int + INT.tools]! += mixed(operation | 0) | 1
  }

  /** Which of the trace's keys it is, from 1 on; 0 where there are too many. */
  #signed(ints: Int32Array, int: number, { key, flags, keySaid, keySource }: SpanDigest): number {
    const { keys } = this.#traces
    const entry = this.#entryOf(keys, ints, int + INT.keys, key)
    if (entry === 0) return 0
    const by = keys.get(entry, KEY.by)
    if (by === 0 || keySaid < keys.get(entry, KEY.saidLeast)) keys.set(entry, KEY.saidLeast, keySaid)
    if (by === 0 || keySaid > keys.get(entry, KEY.saidMost)) keys.set(entry, KEY.saidMost, keySaid)
    keys.set(entry, KEY.sources, keys.get(entry, KEY.sources) | keySource)
    keys.set(entry, KEY.by, by | ((flags & FLAG.sdk) === 0 ? SIGNED.request : SIGNED.sdk))
    let nth = 1
    for (let other = ints[int + INT.keys]!; other !== entry; other = keys.next(other)) nth++
    return nth
  }

  #issued(ints: Int32Array, int: number, span: SpanDigest): void {
    const { issued } = this.#traces
    const entry = this.#entryOf(issued, ints, int + INT.issued, span.issuedKey)
    if (entry === 0) return
    // An SDK's span and its request's tell of one answer.
    for (const [column, value] of [span.askedRole, span.key].entries())
      if (value > issued.get(entry, 1 + column)) issued.set(entry, 1 + column, value)
    issued.set(entry, 3, (issued.get(entry, 3) + mixed(span.likeA)) | 0)
    if (span.end > issued.get(entry, 4)) issued.set(entry, 4, span.end)
    if (span.issuedUntil > issued.get(entry, 5)) issued.set(entry, 5, span.issuedUntil)
  }

  /** The entry of a list that begins with a value, a new one where there is none; 0 where there are too many. */
  #entryOf(lists: Lists, ints: Int32Array, list: number, value: number): number {
    let [last, count] = [0, 0]
    for (let entry = ints[list]!; entry !== 0; entry = lists.next(entry), count++) {
      if (lists.get(entry, 0) === value) return entry
      last = entry
    }
    if (count >= MOST_KEPT) return 0
    const added = lists.add(last, value)
    if (last === 0) ints[list] = added
    return added
  }

  #caller(ints: Int32Array, int: number, { token, claims, tokenRole: role, flags }: SpanDigest): void {
    const { callers } = this.#traces
    const isRefused = (flags & FLAG.turnedAway) !== 0
    let [last, count] = [0, 0]
    for (let entry = ints[int + INT.callers]!; entry !== 0; entry = callers.next(entry), count++) {
      last = entry
      const known = callers.get(entry, 1)
      if (callers.get(entry, 0) !== token || callers.get(entry, 2) !== role) continue
      if (known !== 0 && claims !== 0 && known !== claims) continue
      callers.set(entry, 1, known || claims)
      if (isRefused) callers.set(entry, 3, 1)
      return
    }
    if (count >= MOST_KEPT) return
    const added = callers.add(last, token, claims, role, isRefused ? 1 : 0)
    if (last === 0) ints[int + INT.callers] = added
  }

  #place(ints: Int32Array, int: number): void {
    const { places } = this.#traces
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

function askedOf(span: SpanDigest): number {
  return (span.operation * 31 + span.service * 17 + span.bucket * 13) % 9_007_199_254_740_881
}
