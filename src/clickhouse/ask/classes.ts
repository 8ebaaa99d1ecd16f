/** Which traces are alike: how many of each class, and the first of them. */
import type { Us } from '../../model/records.ts'
import { HALF_INSTRUMENTED } from '../../model/tolerances.ts'
import { FLAG } from '../../scan/span-digest.ts'
import { classesOf, SENT, type Spot, shownSpot } from '../class-sums.ts'
import type { Shard } from '../parts.ts'
import type { SpanColumns, Table } from '../tables.ts'
import { PLACE } from '../trace-digest.ts'
import { TRACE_COLUMNS, type TraceRow } from '../trace-row.ts'
import type { Asker } from './asker.ts'
import { type Named, namesOf } from './chosen.ts'

/** Traces that are alike: how many, and the first of them. */
export interface ClassRow {
  class: string
  count: number
  spans: number
  process: number
  flags: number
  tools: number
  is_loose: number
  start: Us
  last_start: Us
  last: string
  last_end: Us
  longest: string
  /** When the first of their tool calls or requests began, and the last. */
  began: Us
  began_last: Us
  /** The last and the longest, where they can be found as the samples are. */
  ends?: Named[]
  /** With its end, and its `PLACE`. */
  sample: [start: Us, trace: string, end: Us, place: number][]
  /** What ran around them, where that tells them apart. */
  around: number
}

/** What of a trace is a part of its class. */
const toldOf = (ask: Asker): string =>
  `class, tools, spans, process, flags, is_loose, start, end, began, ${isById(ask) ? 'id' : 'trace'}, place`

/** Where traces are kept, numbers tell them apart: a row of each is looked at, and names are asked of the few that are sent. */
const isById = ({ tables: { spans } }: Asker): boolean => spans.kept === 'traces'

/** Of traces that are not named and are put together between two questions, a piece would be of the one and the whole of the other. */
const isOwnApart = ({ tables: { spans } }: Asker): boolean =>
  spans.kept === 'traces' && spans.settled?.open !== undefined

/**
 * Classes with the first of each; of one part of the traces, or of all.
 *
 * @param own whether those of their own kind are among them; else see `ownIn`
 */
export async function* classesIn(ask: Asker, own: boolean, shard?: Shard): AsyncGenerator<ClassRow> {
  const parts = ask.parts(shard)
  const rowsOf = (part: Shard) => ask.rows<Record<string, unknown>>('classes', classesSql(ask, own, part))
  if (isById(ask)) yield* await classesByName(ask, rowsOf(parts[0]!))
  else yield* await joinedParts(parts, rowsOf)
}

/** Of parts that are asked one after another. */
async function joinedParts(
  parts: readonly Shard[],
  rowsOf: (part: Shard) => AsyncGenerator<Record<string, unknown>>,
): Promise<ClassRow[]> {
  let found: ClassRow[] = []
  for (const part of parts) {
    for await (const row of rowsOf(part)) found.push(classOf(row))
    found = joinedClasses(found)
  }
  return found
}

/** Traces that are each a class of their own, as far as they are kept as that: they need not be put into classes to be found. */
export async function ownIn(ask: Asker, signal?: AbortSignal): Promise<TraceRow[]> {
  if (!isOwnApart(ask)) return []
  const sql = ask.everywhere((table) => `SELECT ${TRACE_COLUMNS} FROM (${ask.source.sql(table, { own: 'only' })}) AS r`)
  return ask.traces('own', sql, {}, signal)
}

/** One of them as a class. */
export function classOfOwn({
  of,
  spans,
  process,
  flags,
  tools,
  is_loose,
  start,
  end,
  began,
  trace,
}: TraceRow): ClassRow {
  const counted = { class: of, count: 1, spans, process, flags, tools, is_loose, around: 0 }
  const last = { last: trace, last_start: start, longest: trace, last_end: end, began_last: began }
  return { ...counted, start, began, ...last, sample: [[start, trace, end, PLACE.own]] }
}

export function classesSql(ask: Asker, own: boolean, shard?: Shard): string {
  const isApart = !own && isOwnApart(ask)
  const sealed = isApart && !(shard && shard.of > 1) ? ask.tables.spans.settled?.sealed : undefined
  const chosen = {
    forClasses: true,
    ...(isApart && { own: 'not' as const }),
    ...(shard && { shard }),
    ...(sealed && { hours: sealed.others }),
  }
  const looked = (table: Table<SpanColumns>): string =>
    classesOf(ask.source.sql(table, chosen), 'toUInt8(0)', isById(ask))
  const perShard = (table: Table<SpanColumns>): string =>
    [
      ...(sealed?.hours.length ? [`SELECT * FROM (${ask.source.sealedClassesSql(table.name)})`] : []),
      ...(sealed?.hours.length && sealed.others.length === 0 ? [] : [looked(table)]),
    ].join('\nUNION ALL ')
  const shown = isById(ask) ? shownSpot : (sql: string) => sql
  const sample = `arraySlice(arraySort(groupArrayArray(c.sample)), 1, if(bitAnd(any(c.flags), ${FLAG.slow}) != 0, ${SENT.marked}, ${SENT.calm}))`
  const sums = `toString(c.class) AS r_class, toString(any(c.around)) AS r_around, sum(c.count) AS r_count, sum(c.spans) AS r_spans, c.process AS r_process, any(c.flags) AS r_flags, toString(any(c.tools)) AS r_tools, max(c.is_loose) AS r_is_loose,
min(c.start) AS r_start, max(c.last_start) AS r_last_start, ${shown('argMax(c.last, c.last_start)')} AS r_last, max(c.last_end) AS r_last_end, ${shown('argMax(c.longest, c.last_end)')} AS r_longest,
min(c.began) AS r_began, max(c.began_last) AS r_began_last, ${isById(ask) ? `arrayMap(x -> ${shown('x')}, ${sample})` : sample} AS r_sample`
  return `SELECT ${sums} FROM (${ask.everywhere(perShard)}) AS c GROUP BY c.process, c.class`
}

/** Classes of several parts, added up: what they say does not depend on how many parts there were, nor on their order. */
export function joinedClasses(rows: readonly ClassRow[]): ClassRow[] {
  const joined = new Map<string, ClassRow>()
  for (const row of rows) {
    const name = `${row.process} ${row.class} ${row.around}`
    const known = joined.get(name)
    joined.set(name, known ? added(known, row) : row)
  }
  return [...joined.values()]
}

function added(one: ClassRow, other: ClassRow): ClassRow {
  const last = one.last_start >= other.last_start ? one : other
  const longest = one.last_end >= other.last_end ? one : other
  const sent = (one.flags & FLAG.slow) !== 0 ? SENT.marked : SENT.calm
  return {
    ...one,
    count: one.count + other.count,
    spans: one.spans + other.spans,
    is_loose: Math.max(one.is_loose, other.is_loose),
    start: Math.min(one.start, other.start),
    last_start: last.last_start,
    last: last.last,
    last_end: longest.last_end,
    longest: longest.longest,
    began: Math.min(one.began, other.began),
    began_last: Math.max(one.began_last, other.began_last),
    sample: [...one.sample, ...other.sample].sort(([a, idA], [b, idB]) => a - b || (idA < idB ? -1 : 1)).slice(0, sent),
  }
}

/**
 * Classes again, told apart by what ran around each of their traces.
 *
 * @param first when the first tool call or request of a kind that called anybody began, by process and tools
 */
export async function toldApart(
  ask: Asker,
  classes: readonly ClassRow[],
  first: readonly { process: number; tools: number; began: Us }[],
): Promise<ClassRow[]> {
  // Who ran close to an SDK's calls may lie on any shard; each tells of its own.
  const traces = (columns: string, where: string, shard?: Shard): string =>
    ask.everywhere(
      (table) =>
        `SELECT ${columns} FROM (${ask.source.sql(table, { forClasses: true, traces: where, ...(shard && { shard }) })})`,
    )
  const near = `SELECT process AS of, start AS at, max(end) OVER (PARTITION BY process ORDER BY start) AS until FROM (${traces('process, start, end', `bitAnd(flags, ${FLAG.sdk}) != 0 AND process IN {processes:Array(UInt64)}`)})`
  const calling = `SELECT q.1 AS of, q.2 AS them, q.3 AS moment FROM (SELECT arrayJoin(arrayZip({of:Array(UInt64)}, {them:Array(UInt64)}, {moments:Array(Int64)})) AS q)`
  const told = (
    shard: Shard,
  ): string => `SELECT t.*, multiIf(bitAnd(t.flags, ${FLAG.outgoing}) = 0, if(c.moment = 0 OR t.began <= c.moment, 2, 3), bitAnd(t.flags, ${FLAG.sdk}) = 0, if(n.until >= t.start - ${HALF_INSTRUMENTED}, 5, 6), 4) AS told
FROM (SELECT *, toInt64(end + ${HALF_INSTRUMENTED}) AS reach, bitAnd(tools, 9007199254740991) AS own FROM (${traces(toldOf(ask), 'toString(class) IN {classes:Array(String)} AND process IN {processes:Array(UInt64)}', shard)})) AS t
ASOF LEFT JOIN (${near}) AS n ON t.process = n.of AND t.reach >= n.at
ANY LEFT JOIN (${calling}) AS c ON t.process = c.of AND t.own = c.them`
  const params = {
    classes: [...new Set(classes.map((one) => one.class))],
    processes: [...new Set(classes.map((one) => one.process))],
    of: first.map((one) => one.process),
    them: first.map((one) => one.tools),
    moments: first.map((one) => one.began),
  }
  const column = (name: (typeof CLASS)[number]): string => {
    if (name === 'class' || name === 'around' || name === 'tools') return `toString(c.${name})`
    if (!isById(ask)) return `c.${name}`
    if (name === 'last' || name === 'longest') return shownSpot(`c.${name}`)
    return name === 'sample' ? `arrayMap(x -> ${shownSpot('x')}, c.sample)` : `c.${name}`
  }
  const rowsOf = (part: Shard) =>
    ask.rows<Record<string, unknown>>(
      'around',
      `SELECT ${CLASS.map((name) => `${column(name)} AS r_${name}`).join(', ')} FROM (${classesOf(told(part), 'k.told', isById(ask))}) AS c`,
      params,
    )
  const parts = ask.parts()
  return isById(ask) ? classesByName(ask, rowsOf(parts[0]!)) : joinedParts(parts, rowsOf)
}

const CLASS = [
  ...([
    'class',
    'around',
    'count',
    'spans',
    'process',
    'flags',
    'tools',
    'is_loose',
    'start',
    'last_start',
    'last',
  ] as const),
  ...(['last_end', 'longest', 'began', 'began_last', 'sample'] as const),
]

async function classesByName(ask: Asker, rows: AsyncGenerator<Record<string, unknown>>): Promise<ClassRow[]> {
  const found: (ClassRow & { ends: Named[] })[] = []
  const named: Named[] = []
  for await (const raw of rows) {
    const [last, longest] = [raw['r_last'], raw['r_longest']] as [Spot, Spot]
    const ends = [
      { trace: last[1], start: Number(last[0]), end: Number(last[2]), place: last[3] },
      { trace: longest[1], start: Number(longest[2]), end: Number(longest[0]), place: longest[3] },
    ]
    const row = { ...classOf({ ...raw, r_last: last[1], r_longest: longest[1] }), ends }
    found.push(row)
    for (const [start, trace, end, place] of row.sample) named.push({ trace, start, end, place })
    for (const one of ends) named.push(one)
  }
  const names = await namesOf(ask, named)
  // What was removed in the meantime is found by no name.
  const nameOf = (id: string): string => names.get(id) ?? id
  return found.map((row) => ({
    ...row,
    last: nameOf(row.last),
    longest: nameOf(row.longest),
    ends: row.ends.map((one) => ({ ...one, trace: nameOf(one.trace) })),
    sample: row.sample.map(([start, id, end, place]) => [start, nameOf(id), end, place]),
  }))
}

function classOf(raw: Record<string, unknown>): ClassRow {
  return Object.fromEntries(
    CLASS.map((name) => {
      const value = raw[`r_${name}`]
      if (name === 'sample')
        return [
          name,
          (value as [unknown, string, unknown, number][]).map(([start, trace, end, place]) => [
            Number(start),
            trace,
            Number(end),
            place,
          ]),
        ]
      return [name, name === 'class' || name === 'last' || name === 'longest' ? String(value) : Number(value)]
    }),
  ) as unknown as ClassRow
}
