/**
 * The survey where the data is: SQL makes classes of traces that are alike (`trace-digest.ts`), and sends of each class the first few
 * and how many they are; of what went wrong every trace; and whom these ask about. What arrives goes through the same `sift`.
 */
import { append } from '../engine/kit/multimap.ts'
import { sift } from '../engine/survey/sift.ts'
import { byId, type Failure, type Trace } from '../engine/survey/trace.ts'
import type { TraceSurvey } from '../engine/survey/traces.ts'
import type { Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { ClickHouseProblem } from './problems.ts'
import { type ClassRow, type Healer, Questions } from './questions.ts'
import type { Reading } from './read.ts'
import { BUCKET } from './trace-digest.ts'
import { strangerOf, type TraceRow, traceOf } from './trace-row.ts'

/** What was chosen, by trace ids. */
export interface Chosen {
  ids: ReadonlySet<string>
  witnesses: ReadonlySet<string>
  alike: ReadonlyMap<string, number>
  total: number
  records: number
  from: Us
  to: Us
}

/** What log lines told of: these traces, and these processes at these times, whichever trace it was. */
export interface Told {
  traces: Set<string>
  moments: { process: string; at: Us }[]
  /** Whether there are lines at all. */
  anyLines: boolean
}

/** An AssumeRole by a session, whose AssumeRole was by a session: so far back. */
const HOPS = 3

export async function surveyed(reading: Reading, told: Told): Promise<Chosen> {
  const ask = new Questions(reading)
  const known = new Known()
  const ends = new Map<number, { first: [Us, string]; last: [Us, string]; longest: [Us, string] }>()
  for await (const row of ask.classes()) {
    known.addClass(row)
    noteEnds(ends, row)
  }
  if (told.traces.size > 0) known.addAlone(await ask.ofTraces([...told.traces]))
  if (told.moments.length > 0) known.addAlone(await ask.at(told.moments))
  const mixed = known.mixedProcesses()
  if (mixed.length > 0) known.addOwn(await ask.contested(mixed))
  const others = known
    .rows()
    .filter((row) => row.is_others)
    .flatMap((row) => row.keys)
  if (others.length > 0) known.addOwn(await ask.usersOf([...new Set(others)]))
  if (known.rows().some((row) => row.claims !== 0)) {
    const twins = await ask.twins()
    if (twins.length > 0) known.addOwn(await ask.ofClaims(twins))
  }
  const lacking = known.lacking()
  if (lacking.length > 0)
    known.add(
      await ask.moreOf(
        lacking,
        known.rows().map((row) => row.trace),
      ),
    )
  const extremes = [...ends.values()].flatMap(({ first, last, longest }) => [first[1], last[1], longest[1]])
  known.addWitnesses(await ask.witnesses(known.unknown(extremes)))
  const healers = await ask.healers(known.rows().flatMap((row) => row.failures))
  const sessions = await ask.sessions(known.rows().filter((row) => row.token_role !== 0))
  known.addWitnesses(await ask.witnesses(known.unknown(sessions)))
  await addIssuers(known, ask)

  const traces = known.traces()
  const healed = healing(known, healers)
  const sifted = sift({ finish: () => [...traces.values()], ...healed })
  const idOf = new Map([...traces, ...healed.strangers].map(([id, trace]) => [trace, id]))
  const ids = new Set([...sifted.chosen].map((trace) => idOf.get(trace)!))
  known.addWitnesses(await ask.witnesses(known.unknown(ids)))
  const judged = new Set([...sifted.judged].map((trace) => idOf.get(trace)!))
  const witnesses = new Set([...ids].filter((id) => !judged.has(id)))
  const suspicious = [...ids].filter((id) => !witnesses.has(id) && isSuspicious(known.row(id)))
  const before = new Set(ids)
  const neighbours = await ask.neighbours(suspicious.map((id) => known.row(id)!))
  const beside = neighbours.filter((id) => !before.has(id))
  known.addWitnesses(await ask.witnesses(known.unknown(beside)))
  const issuers = await addIssuers(known, ask)
  for (const id of [...beside, ...issuers]) {
    if (before.has(id)) continue
    ids.add(id)
    witnesses.add(id)
  }
  const alike = new Map([...sifted.alike].map(([trace, times]) => [idOf.get(trace)!, times]))
  return { ids, witnesses, alike, ...known.totals() }
}

/**
 * As `TraceSurvey` has it of all spans, of what was asked about the failures that were sent. Of most that may have healed them nothing
 * is known but when and in which process: those that are chosen are asked for.
 */
function healing(
  known: Known,
  healers: readonly Healer[],
): Pick<TraceSurvey, 'lastOf' | 'passedAgain'> & { strangers: ReadonlyMap<string, Trace> } {
  const passed = new Map<number, { at: Us; trace: Trace }[]>()
  const strangers = new Map<string, Trace>()
  for (const { asked, bucket, id, process } of healers) {
    const at = bucket * BUCKET
    const trace = known.trace(id) ?? strangers.get(id) ?? strangerOf(id, process, at)
    if (!known.trace(id)) strangers.set(id, trace)
    append(passed, asked, { at, trace })
  }
  for (const all of passed.values()) all.sort((a, b) => a.at - b.at || byId(a.trace, b.trace))
  const lastFailed = new Map<number, Us>()
  for (const { failures } of known.rows())
    for (const [asked, start] of failures) lastFailed.set(asked, Math.max(lastFailed.get(asked) ?? start, start))
  return {
    strangers,
    lastOf: ({ thing, start }: Failure) => ({ at: lastFailed.get(thing) ?? start }),
    *passedAgain(asked, from, to, except, process) {
      for (const { at, trace } of passed.get(asked) ?? [])
        if (at + BUCKET > from && at <= to && trace !== except && (process === undefined || trace.process === process))
          yield trace
    },
  }
}

function isSuspicious(row: TraceRow | undefined): boolean {
  return row !== undefined && (row.flags & (FLAG.failed | FLAG.open | FLAG.slow | FLAG.badAnswer | FLAG.delayed)) !== 0
}

/** Who issued the keys of all that is known, and the keys of those. */
async function addIssuers(known: Known, ask: Questions): Promise<string[]> {
  const added: string[] = []
  for (let hop = 0; hop < HOPS; hop++) {
    const keys = known.keysOfNobody()
    if (keys.length === 0) return added
    const unknown = known.unknown((await ask.issuers(keys)).map(({ id }) => id))
    known.addWitnesses(await ask.witnesses(unknown))
    for (const one of unknown) added.push(one)
  }
  return added
}

function noteEnds(
  ends: Map<number, { first: [Us, string]; last: [Us, string]; longest: [Us, string] }>,
  row: ClassRow,
): void {
  const own = ends.get(row.process)
  const first: [Us, string] = [row.sample[0]!.start, row.sample[0]!.trace]
  const last: [Us, string] = [row.last_start, row.last]
  const longest: [Us, string] = [row.last_end, row.longest]
  if (!own) ends.set(row.process, { first, last, longest })
  else {
    if (first[0] < own.first[0]) own.first = first
    if (last[0] > own.last[0]) own.last = last
    if (longest[0] > own.longest[0]) own.longest = longest
  }
}

/** More than this many rows are more than a verdict needs, and than memory should hold. */
const MOST = 200_000

/** The traces that were sent, and of each class how many were not. */
class Known {
  readonly #rows = new Map<string, TraceRow>()
  /** Of each class: how many there are, and how many of them were sent. */
  readonly #classes = new Map<string, { count: number; sent: number }>()
  readonly #processes = new Map<number, number>()
  readonly #asked = new Set<number>()
  readonly #witnesses = new Set<string>()
  readonly #alone = new Set<string>()
  readonly #own = new Set<string>()
  #total = 0
  #records = 0
  #from = Number.POSITIVE_INFINITY
  #to = Number.NEGATIVE_INFINITY

  addClass(row: ClassRow): void {
    this.#total += row.count
    this.#records += row.spans
    this.#from = Math.min(this.#from, row.sample[0]!.start)
    this.#to = Math.max(this.#to, row.last_end)
    this.#classes.set(row.class, { count: row.count, sent: 0 })
    const { flags, is_loose, process } = row.sample[0]!
    const kind = ((flags & UNITS) !== 0 ? 1 : 2) | (is_loose ? 2 : 0)
    this.#processes.set(process, (this.#processes.get(process) ?? 0) | kind)
    this.add(row.sample)
  }

  add(rows: readonly TraceRow[]): void {
    for (const row of rows) {
      if (this.#rows.has(row.trace)) continue
      this.#rows.set(row.trace, row)
      const own = this.#classes.get(row.of)
      if (own) own.sent++
    }
    if (this.#rows.size > MOST)
      throw new ClickHouseProblem(
        'limit',
        `more than ${MOST} traces would have to be judged one by one: choose less of them with --since, --until or --service`,
      )
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
    return [...this.#classes].flatMap(([name, { count, sent }]) =>
      count > sent && !represented.has(name) ? [name] : [],
    )
  }

  /** Of each class the last that was sent with it. */
  #representatives(): Map<string, string> {
    return new Map(
      this.rows().flatMap(({ of, trace }) =>
        this.#own.has(trace) || this.#witnesses.has(trace) ? [] : [[of, trace] as const],
      ),
    )
  }

  /** They are counted by their class already. */
  addWitnesses(rows: readonly TraceRow[]): void {
    for (const row of rows) if (!this.#rows.has(row.trace)) this.#witnesses.add(row.trace)
    this.add(rows)
  }

  /** Processes that did work under no request, and served requests as well: such work goes to whom they served. */
  mixedProcesses(): number[] {
    return [...this.#processes].flatMap(([process, kinds]) => (kinds === 3 ? [process] : []))
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
    const issued = new Set(this.rows().flatMap((row) => row.issued.map(([key]) => key)))
    const keys = [...new Set(this.rows().flatMap((row) => row.keys))].filter(
      (key) => !issued.has(key) && !this.#asked.has(key),
    )
    for (const key of keys) this.#asked.add(key)
    return keys
  }

  readonly #traces = new Map<string, Trace>()

  trace(id: string): Trace | undefined {
    return this.#traces.get(id)
  }

  /** With the number each stands for. */
  traces(): ReadonlyMap<string, Trace> {
    const representatives = this.#representatives()
    for (const row of this.#rows.values()) {
      const own = this.#classes.get(row.of)
      const rest = own && representatives.get(row.of) === row.trace ? own.count - own.sent : 0
      const times = this.#witnesses.has(row.trace) ? 0 : rest + 1
      this.#traces.set(row.trace, traceOf(row, this.#traces.size, times, this.#alone.has(row.trace)))
    }
    return this.#traces
  }

  totals(): Pick<Chosen, 'total' | 'records' | 'from' | 'to'> {
    return { total: this.#total, records: this.#records, from: this.#from, to: this.#to }
  }
}
