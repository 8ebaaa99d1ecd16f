/** What a survey in ClickHouse knows so far: classes of traces, and those of them that were sent. */
import { Likeness } from '../engine/survey/likeness.ts'
import { WAITED } from '../engine/survey/neighbours.ts'
import type { Trace } from '../engine/survey/trace.ts'
import type { Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import type { Named } from './ask/chosen.ts'
import type { ClassRow } from './ask/classes.ts'
import { ClickHouseProblem } from './problems.ts'
import type { TraceRow } from './trace-row.ts'

/** More than this many rows are more than a verdict needs, and than memory should hold. */
export const MOST = 200_000

export function tooMany(): ClickHouseProblem {
  return new ClickHouseProblem(
    'limit',
    `more than ${MOST} traces would have to be judged one by one: choose less of them with --since, --until or --service`,
  )
}

interface Ends {
  first: [Us, string]
  last: [Us, string]
  longest: [Us, string]
}

interface Class {
  count: number
  sent: number
  around: number
}

type Counted = Pick<ClassRow, 'process' | 'flags' | 'spans' | 'is_loose'>

export class Known {
  readonly #rows = new Map<string, TraceRow>()
  /** Of each class: how many there are, and how many of them were sent. */
  readonly #classes = new Map<string, Class>()
  readonly #samples = new Map<string, { named: Named; of: Class }>()
  /** Of traces that are each a class of their own. */
  readonly #alones = new Map<string, Class>()
  readonly #lasts = new Map<string, Named>()
  readonly #processes = new Map<number, number>()
  readonly #withSdk = new Set<number>()
  #ends: Ends | undefined
  /** Keys that were issued; that signed, and of which it is to be asked who issued them; of which it was asked. */
  readonly #issued = new Set<number>()
  readonly #toAsk = new Set<number>()
  readonly #asked = new Set<number>()
  readonly #witnesses = new Set<string>()
  readonly #alone = new Set<string>()
  readonly #own = new Set<string>()
  #total = 0
  #records = 0
  #from = Number.POSITIVE_INFINITY
  #to = Number.NEGATIVE_INFINITY

  addClass(row: ClassRow): void {
    const { process, start, last_start, last_end } = row
    const own = { count: row.count, sent: 0, around: row.around }
    this.#classes.set(nameOf(process, row.class), own)
    for (const [start, trace, end, place] of row.sample)
      this.#samples.set(trace, { named: { trace, start, end, place }, of: own })
    for (const one of row.ends ?? []) this.#lasts.set(one.trace, one)
    this.#count(row, row.count)
    this.#reach([start, row.sample[0]![1]], [last_start, row.last], [last_end, row.longest])
  }

  /** Traces that are each a class of their own, and were sent. @param around of each, see `toldAround` */
  addClassesOf(rows: readonly TraceRow[], around: Uint8Array): void {
    for (const [nth, row] of rows.entries()) {
      if (around[nth] === 0) continue
      const { trace, start, end } = row
      this.#alones.set(trace, { count: 1, sent: 0, around: around[nth]! })
      this.#count(row, 1)
      this.#reach([start, trace], [start, trace], [end, trace])
    }
  }

  #count({ process, flags, spans, is_loose }: Counted, count: number): void {
    this.#total += count
    this.#records += spans
    if ((flags & FLAG.sdk) !== 0) this.#withSdk.add(process)
    const kind = ((flags & UNITS) !== 0 ? 1 : 2) | (is_loose ? 2 : 0)
    this.#processes.set(process, (this.#processes.get(process) ?? 0) | kind)
  }

  #reach(first: [Us, string], last: [Us, string], longest: [Us, string]): void {
    this.#from = Math.min(this.#from, first[0])
    this.#to = Math.max(this.#to, longest[0])
    const ends = this.#ends
    if (!ends) this.#ends = { first, last, longest }
    else {
      if (first[0] < ends.first[0]) ends.first = first
      if (last[0] > ends.last[0]) ends.last = last
      if (longest[0] > ends.longest[0]) ends.longest = longest
    }
  }

  /** The traces that stand for their classes, and of which no more is known yet. */
  samples(): Named[] {
    return [...this.#samples.values()].flatMap(({ named }) => (this.#rows.has(named.trace) ? [] : [named]))
  }

  /** First and last of the run. */
  extremes(): string[] {
    return this.#ends ? [this.#ends.first[1], this.#ends.last[1], this.#ends.longest[1]] : []
  }

  /** Of these those that can be found as the samples are. */
  placed(ids: readonly string[]): Named[] {
    return ids.flatMap((id) => this.#samples.get(id)?.named ?? this.#lasts.get(id) ?? [])
  }

  #classOf({ trace, process, of }: TraceRow): Class | undefined {
    return this.#alones.get(trace) ?? this.#samples.get(trace)?.of ?? this.#classes.get(nameOf(process, of))
  }

  #put(row: TraceRow): boolean {
    if (this.#rows.has(row.trace)) return false
    this.#rows.set(row.trace, row)
    for (const [key] of row.issued) this.#issued.add(key)
    for (const [key] of row.keys) this.#toAsk.add(key)
    return true
  }

  add(rows: readonly TraceRow[]): void {
    for (const row of rows) {
      if (!this.#put(row)) continue
      const own = this.#classOf(row)
      if (own) own.sent++
    }
    if (this.#rows.size > MOST) throw tooMany()
  }

  /** Asked for by themselves: of them nobody can tell what the rest of their class is like. */
  addOwn(rows: readonly TraceRow[]): void {
    this.add(rows)
    for (const { trace } of rows) this.#own.add(trace)
  }

  /** Something is known of them that makes them unlike all others. */
  addAlone(rows: readonly TraceRow[]): void {
    this.addOwn(rows)
    for (const { trace } of rows) this.#alone.add(trace)
  }

  /** Classes of which there are more than were sent, and nobody who stands for them. */
  lacking(): string[] {
    const represented = new Set(this.#representatives().keys())
    return [...this.#classes].flatMap(([name, own]) =>
      own.count > own.sent && !represented.has(own) ? [name.slice(name.indexOf(' ') + 1)] : [],
    )
  }

  /** Of each class the last that was sent with it. */
  #representatives(): Map<Class, string> {
    const found = new Map<Class, string>()
    for (const row of this.#rows.values()) {
      const own = this.#classOf(row)
      if (own && !this.#own.has(row.trace) && !this.#witnesses.has(row.trace)) found.set(own, row.trace)
    }
    return found
  }

  /** They are counted by their class already. */
  addWitnesses(rows: readonly TraceRow[]): void {
    for (const row of rows) {
      if (this.#put(row)) this.#witnesses.add(row.trace)
    }
  }

  /** Whether any of the spans is its. */
  hasProcess(process: number): boolean {
    return this.#processes.has(process)
  }

  /** Processes that did work under no request, and served requests as well: such work goes to whom they served. */
  mixedProcesses(): number[] {
    return [...this.#processes].flatMap(([process, kinds]) => (kinds === 3 ? [process] : []))
  }

  /** Whether who ran beside it, or before, may say something: what it waited for, or what its requests were. */
  asksAround({ flags, process, is_unsettled }: TraceRow): boolean {
    const isBare = (flags & (FLAG.outgoing | FLAG.sdk)) === FLAG.outgoing && this.#withSdk.has(process)
    return (flags & WAITED) !== 0 || is_unsettled !== 0 || isBare
  }

  rows(): TraceRow[] {
    return [...this.#rows.values()]
  }

  row(id: string): TraceRow | undefined {
    return this.#rows.get(id)
  }

  unknown(ids: Iterable<string>): string[] {
    return [...new Set(ids)].filter((id) => id !== '' && !this.#rows.has(id))
  }

  /** Keys that signed, and of which it was not asked yet who issued them. */
  keysOfNobody(): number[] {
    const keys = [...this.#toAsk].filter((key) => !this.#issued.has(key) && !this.#asked.has(key))
    for (const key of keys) this.#asked.add(key)
    this.#toAsk.clear()
    return keys
  }

  /** Keys that were issued for another role than the one whose token they signed for: whoever else uses them is asked for. */
  keysOfOthers(): number[] {
    const roles = new Map(this.rows().flatMap(({ issued }) => issued.map(([key, role]) => [key, role] as const)))
    const others = this.rows().flatMap(({ keys, callers }) =>
      keys.flatMap(([key]) => {
        const role = roles.get(key) ?? 0
        return role !== 0 && callers.some((caller) => caller[2] !== 0 && caller[2] !== role) ? [key] : []
      }),
    )
    return [...new Set(others)]
  }

  /** As `sift` takes them, with the number each stands for. */
  traces(): Map<string, Trace> {
    const traces = new Map<string, Trace>()
    const representatives = this.#representatives()
    for (const row of this.#rows.values()) {
      const own = this.#classOf(row)
      const nth = traces.size
      const rest = own && representatives.get(own) === row.trace ? own.count - own.sent : 0
      const times = this.#witnesses.has(row.trace) ? 0 : rest + 1
      const like = new Likeness().add(own?.around ?? 0).add(this.#alone.has(row.trace) ? nth + 1 : 0)
      traces.set(row.trace, Object.assign(row.made, { nth, times, likeB: like.sum() }))
    }
    return traces
  }

  totals(): { total: number; records: number; from: Us; to: Us } {
    return { total: this.#total, records: this.#records, from: this.#from, to: this.#to }
  }
}

function nameOf(process: number, of: string): string {
  return `${process} ${of}`
}
