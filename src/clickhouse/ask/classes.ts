/** Which traces are alike: how many of each class, and the first of them. */
import type { Us } from '../../model/records.ts'
import { HALF_INSTRUMENTED } from '../../model/tolerances.ts'
import { FLAG } from '../../scan/span-digest.ts'
import type { Shard } from '../parts.ts'
import type { SpanColumns, Table } from '../tables.ts'
import type { Asker } from './asker.ts'

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
  /** With its end, and its `PLACE`. */
  sample: [start: Us, trace: string, end: Us, place: number][]
  /** What ran around them, where that tells them apart. */
  around: number
}

/** So many of a class are sent: of what went well, and of what was slow. As `sift` has it. */
const SENT = { calm: 3, marked: 20 }

/** What of a trace is a part of its class. */
const TOLD_OF = 'class, tools, spans, process, flags, is_loose, start, end, began, trace, place'

/** Classes with the first of each; of one part of the traces, or of all. */
export async function* classesIn(ask: Asker, shard?: Shard): AsyncGenerator<ClassRow> {
  for await (const row of ask.rows<Record<string, unknown>>('classes', classesSql(ask, shard))) yield classOf(row)
}

export function classesSql(ask: Asker, shard?: Shard): string {
  const perShard = (table: Table<SpanColumns>): string =>
    classesOf(ask.source.sql(table, { forClasses: true, ...(shard && { shard }) }), 'toUInt8(0)')
  const sums = `toString(c.class) AS r_class, toString(any(c.around)) AS r_around, sum(c.count) AS r_count, sum(c.spans) AS r_spans, c.process AS r_process, any(c.flags) AS r_flags, toString(any(c.tools)) AS r_tools, max(c.is_loose) AS r_is_loose,
min(c.start) AS r_start, max(c.last_start) AS r_last_start, argMax(c.last, c.last_start) AS r_last, max(c.last_end) AS r_last_end, argMax(c.longest, c.last_end) AS r_longest,
min(c.began) AS r_began, max(c.began_last) AS r_began_last, arraySlice(arraySort(groupArrayArray(c.sample)), 1, ${SENT.marked}) AS r_sample`
  return `SELECT ${sums} FROM (${ask.everywhere(perShard)}) AS c GROUP BY c.process, c.class`
}

/** Classes of several parts, added up: what they say does not depend on how many parts there were, nor on their order. */
export function joinedClasses(rows: readonly ClassRow[]): ClassRow[] {
  const joined = new Map<string, ClassRow>()
  for (const row of rows) {
    const name = `${row.process} ${row.class}`
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
  const traces = (columns: string, where: string): string =>
    ask.everywhere((table) => `SELECT ${columns} FROM (${ask.source.sql(table, { forClasses: true, traces: where })})`)
  const near = `SELECT process AS of, start AS at, max(end) OVER (PARTITION BY process ORDER BY start) AS until FROM (${traces('process, start, end', `bitAnd(flags, ${FLAG.sdk}) != 0 AND process IN {processes:Array(UInt64)}`)})`
  const calling = `SELECT q.1 AS of, q.2 AS them, q.3 AS moment FROM (SELECT arrayJoin(arrayZip({of:Array(UInt64)}, {them:Array(UInt64)}, {moments:Array(Int64)})) AS q)`
  const told = `SELECT t.*, multiIf(bitAnd(t.flags, ${FLAG.outgoing}) = 0, if(c.moment = 0 OR t.began <= c.moment, 2, 3), bitAnd(t.flags, ${FLAG.sdk}) = 0, if(n.until >= t.start - ${HALF_INSTRUMENTED}, 5, 6), 4) AS told
FROM (SELECT *, toInt64(end + ${HALF_INSTRUMENTED}) AS reach, bitAnd(tools, 9007199254740991) AS own FROM (${traces(TOLD_OF, 'toString(class) IN {classes:Array(String)} AND process IN {processes:Array(UInt64)}')})) AS t
ASOF LEFT JOIN (${near}) AS n ON t.process = n.of AND t.reach >= n.at
ANY LEFT JOIN (${calling}) AS c ON t.process = c.of AND t.own = c.them`
  const params = {
    classes: [...new Set(classes.map((one) => one.class))],
    processes: [...new Set(classes.map((one) => one.process))],
    of: first.map((one) => one.process),
    them: first.map((one) => one.tools),
    moments: first.map((one) => one.began),
  }
  const found: ClassRow[] = []
  const sql = `SELECT ${CLASS.map((name) => `${name === 'class' || name === 'around' || name === 'tools' ? `toString(c.${name})` : `c.${name}`} AS r_${name}`).join(', ')} FROM (${classesOf(told, 'k.told')}) AS c`
  for await (const row of ask.rows<Record<string, unknown>>('around', sql, params)) found.push(classOf(row))
  return found
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

/** @param around SQL of what tells traces of a class apart besides */
function classesOf(traces: string, around: string): string {
  return `SELECT k.class AS class, any(bitAnd(k.tools, 9007199254740991)) AS tools, ${around} AS around, count() AS count, sum(k.spans) AS spans, k.process AS process, any(k.flags) AS flags, max(k.is_loose) AS is_loose,
  min(k.start) AS start, max(k.start) AS last_start, argMax(k.trace, k.start) AS last, max(k.end) AS last_end, argMax(k.trace, k.end) AS longest, min(k.began) AS began, max(k.began) AS began_last,
  arraySlice(groupArraySorted(${SENT.marked})((k.start, k.trace, k.end, k.place)), 1, if(max(bitAnd(k.flags, ${FLAG.slow})) != 0, ${SENT.marked}, ${SENT.calm})) AS sample
FROM (${traces}) AS k GROUP BY k.process, k.class, around`
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
