/**
 * How the spans of each trace hang together. A few numbers for each span are kept until its trace is whole, as a parent comes
 * after its children as a rule. Of a long run most traces are settled on the way, and their spans given up.
 */
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { SpanColumns } from './span-columns.ts'
import { INT, KEY, type TraceTable } from './trace-table.ts'
import { MOST_STEPS, TraceTies } from './trace-ties.ts'

/** What of a trace is under nothing of its own; and that nothing more is expected of it. */
export const APART = { call: 1, tool: 2, settled: 4 } as const

/**
 * It is looked again when so many times as many spans are there: at few enough that what scans need not wait for it meanwhile, and
 * little is left for the end.
 */
const MORE = 1.5

export class Ties {
  readonly #table: TraceTable
  readonly #spans = new SpanColumns()
  readonly #ties = new TraceTies(this.#spans)
  readonly #window: number
  /** So many spans are kept until it is looked again which traces are whole. */
  #most: number
  /** A span came for a trace that was settled: it has to be told with all its spans. */
  isLate = false

  /** @param window so many spans are kept at least, those that came last; all where it is infinite */
  constructor(table: TraceTable, window: number) {
    this.#table = table
    this.#window = window
    this.#most = window * MORE
  }

  /**
   * @param trace the trace's number
   * @param key which of the trace's keys signed it, from 1 on
   */
  add(trace: number, id: number, parent: number, like: number, flags: number, key: number): void {
    if ((this.#table.getInt(trace, INT.apart) & APART.settled) !== 0) this.isLate = true
    this.#spans.add(trace, id, parent, like, flags, key)
    if (this.#spans.size < this.#most) return
    const { size } = this.#spans
    this.#settle((last) => last < size - this.#window)
    // What lasts long is not looked at again and again.
    this.#most = Math.max(this.#window, this.#spans.size) * MORE
  }

  /** The number of the span that was added last. */
  get last(): number {
    return this.#spans.size - 1
  }

  /** Once all is read. */
  settleAll(): void {
    this.#settle(() => true, true)
    this.#spans.close()
  }

  /**
   * @param held numbers of spans
   * @returns for each the nearest of them above it, -1 for none; and which of those that are units made calls, by
   * themselves or in a part of the trace that may be any of its units'
   */
  amongHeld(held: readonly number[]): { above: Int32Array; busy: Uint8Array } {
    const { flags, traces, size } = this.#spans
    const parents = this.#parents()
    const place = new Int32Array(size).fill(-1)
    for (const [nth, at] of held.entries()) place[at] = nth
    const above = new Int32Array(held.length).fill(-1)
    for (const [nth, at] of held.entries())
      for (let up = parents[at]!, steps = 0; up >= 0 && steps < MOST_STEPS; up = parents[up]!, steps++)
        if (place[up]! >= 0) {
          above[nth] = place[up]!
          break
        }
    const busy = new Uint8Array(held.length)
    const busyTrace = new Uint8Array(this.#table.size)
    for (let at = 0; at < size; at++) {
      if ((flags[at]! & FLAG.outgoing) === 0) continue
      let up = at
      for (let steps = 0; up >= 0 && steps < MOST_STEPS && (flags[up]! & UNITS) === 0; steps++) up = parents[up]!
      // What hangs below a request, or below nothing, may have been made for any tool call of the trace.
      if (up < 0 || (flags[up]! & FLAG.tool) === 0) busyTrace[traces[at]!] = 1
      if (up >= 0 && place[up]! >= 0) busy[place[up]!] = 1
    }
    for (const [nth, at] of held.entries()) if ((flags[at]! & UNITS) !== 0 && busyTrace[traces[at]!]) busy[nth] = 1
    return { above, busy }
  }

  #parents(): Int32Array {
    const parents = new Int32Array(this.#spans.size)
    this.#eachTrace(
      () => true,
      (spans) => {
        const ties = this.#ties.look(spans)
        for (const [nth, at] of spans.entries()) parents[at] = ties.above(nth)
      },
    )
    return parents
  }

  /**
   * @param isDue of a trace whose last span has this number
   * @param isEnd nothing more comes
   */
  #settle(isDue: (last: number) => boolean, isEnd = false): void {
    const { keys, rows } = this.#table
    const gone = new Uint8Array(this.#spans.size)
    this.#eachTrace(isDue, (spans, trace) => {
      const { ints } = rows.toWrite(trace)
      const int = this.#table.intsOf(trace)
      const ties = this.#ties.look(spans)
      const isOpen = ints[int + INT.opened] !== 0 && ints[int + INT.openedIds] !== ints[int + INT.endedIds]
      if (!isEnd && (isOpen || !ties.isWhole)) return
      const { sum, signed, isLoose, isHandedOn } = ties.tied()
      ints[int + INT.tied] = sum
      ints[int + INT.apart] = APART.settled | (isLoose ? APART.call : 0) | (isHandedOn ? APART.tool : 0)
      let nth = 0
      for (let entry = ints[int + INT.keys]!; entry !== 0; entry = keys.next(entry))
        keys.set(entry, KEY.signed, signed[nth++] ?? 0)
      for (const at of spans) gone[at] = 1
    })
    this.#spans.leaveOut(gone)
  }

  /**
   * @param isDue of a trace whose last span has this number
   * @param look gets the numbers of a trace's spans, the last one first
   */
  #eachTrace(isDue: (last: number) => boolean, look: (spans: readonly number[], trace: number) => void): void {
    const { traces, size } = this.#spans
    // Of a long run only the newest traces have spans here.
    let [least, most] = [Number.POSITIVE_INFINITY, -1]
    for (let at = 0; at < size; at++) {
      least = Math.min(least, traces[at]!)
      most = Math.max(most, traces[at]!)
    }
    const last = new Int32Array(size === 0 ? 0 : most - least + 1).fill(-1)
    const before = new Int32Array(size)
    for (let at = 0; at < size; at++) {
      const place = traces[at]! - least
      before[at] = last[place]!
      last[place] = at
    }
    for (let at = size - 1; at >= 0; at--) {
      const trace = traces[at]!
      if (last[trace - least] !== at || !isDue(at)) continue
      const spans: number[] = []
      for (let one = at; one >= 0; one = before[one]!) spans.push(one)
      look(spans, trace)
    }
  }
}
