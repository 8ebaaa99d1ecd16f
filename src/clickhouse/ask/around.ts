/** Who ran at a time in a process: beside a trace, before it, or where a call lost its own. */
import type { Us } from '../../model/records.ts'
import { LOG_REACH } from '../../model/tolerances.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { hashed } from '../attribute-sql.ts'
import type { Known } from '../known.ts'
import type { Shard } from '../parts.ts'
import type { SpanColumns, Table } from '../tables.ts'
import type { TraceRow } from '../trace-row.ts'
import { type Asker, MOST_ASKED } from './asker.ts'

/** Who ran just before, and beside: of these rules ask. As `sift` has it. */
const BEFORE = 8
const BESIDE = 96
/** A socket that lay idle for longer is not asked about, µs. */
const LOOKED_BACK: Us = 600_000_000
/** Traces without a request, and requests, that lie in one such stretch of time may belong together, µs. */
const STRETCH: Us = 10_000_000
/** A trace is looked for in so many stretches at the most: a longer one in its first. */
const STRETCHES = 360
/** The stretches of time that a trace lies in, each with its process, as numbers. */
const STRETCHES_SQL = `arrayMap(n -> ${hashed('process', `toInt64(intDiv(start, ${STRETCH}) + n)`)}, range(toUInt64(least(intDiv(end, ${STRETCH}) - intDiv(start, ${STRETCH}), ${STRETCHES}) + 1)))`

/** Of processes that did work under no request: that work, and the requests that ran about then. */
export async function contested(ask: Asker, processes: readonly number[]): Promise<TraceRow[]> {
  const isStray = `(is_loose OR bitAnd(flags, ${UNITS}) = 0)`
  const ofThese = 'process IN {processes:Array(UInt64)}'
  const strays = new Set<number>()
  for (const shard of ask.parts()) {
    const traces = (table: Table<SpanColumns>): string =>
      `SELECT arrayJoin(${STRETCHES_SQL}) AS stretch FROM (${ask.source.sql(table, { traces: `${isStray} AND ${ofThese}`, shard })})`
    const sql = `SELECT DISTINCT stretch FROM (${ask.everywhere(traces)})`
    for await (const { stretch } of ask.rows<{ stretch: number | string }>('contested', sql, { processes }))
      strays.add(Number(stretch))
  }
  return ask.chosen(
    'contested',
    { traces: `${ofThese} AND (${isStray} OR hasAny(${STRETCHES_SQL}, {strays:Array(UInt64)}))` },
    { processes, strays: [...strays] },
  )
}

/** What these processes did at these times. */
export async function ranAt(ask: Asker, moments: readonly { process: string; at: Us }[]): Promise<TraceRow[]> {
  const asked = [...new Set(moments.map(({ process, at }) => `${Math.floor(at / STRETCH)} ${process}`))]
  const rows: TraceRow[] = []
  for (let nth = 0; nth < asked.length; nth += MOST_ASKED) {
    const some = asked.slice(nth, nth + MOST_ASKED).map((one) => one.split(/ (.*)/s) as [string, string])
    const wanted = `arrayMap((p, s) -> ${hashed(hashed('p'), 's')}, {names:Array(String)}, {stretches:Array(Int64)})`
    const params = { names: some.map(([, name]) => name), stretches: some.map(([stretch]) => Number(stretch)) }
    for (const one of await ask.chosen('at', { traces: `hasAny(${STRETCHES_SQL}, ${wanted})` }, params)) rows.push(one)
  }
  return rows
}

/** So many whose failure a log may have told of are judged by themselves. */
const MOST_TOLD = 2000

/** Whose failures ended about these times, in whichever process: a line of a log may tell of them (`same-call.ts`). */
export async function failedAt(ask: Asker, times: readonly Us[]): Promise<TraceRow[]> {
  const stretchOf = (at: Us): number => Math.floor(at / LOG_REACH)
  const stretches = [...new Set(times.flatMap((at) => [-1, 0, 1].map((later) => stretchOf(at) + later)))]
  const rows: TraceRow[] = []
  for (let nth = 0; nth < stretches.length && rows.length < MOST_TOLD; nth += MOST_ASKED) {
    const traces = `hasAny(arrayMap(f -> intDiv(f.4, ${LOG_REACH}), failures), {stretches:Array(Int64)})`
    const params = { stretches: stretches.slice(nth, nth + MOST_ASKED) }
    const rest = `ORDER BY r.start LIMIT ${MOST_TOLD}`
    for (const one of await ask.chosen('told', { traces }, params, rest)) rows.push(one)
  }
  return rows
}

/** Of these names of processes, those that no span has. */
export async function strangersAmong(
  ask: Asker,
  names: readonly string[],
  known: Pick<Known, 'hasProcess'>,
): Promise<Set<string>> {
  const strangers = new Set<string>()
  for (let nth = 0; nth < names.length; nth += MOST_ASKED) {
    const sql = `SELECT p AS name, ${hashed('p')} AS process FROM (SELECT arrayJoin({names:Array(String)}) AS p)`
    const params = { names: names.slice(nth, nth + MOST_ASKED) }
    for await (const { name, process } of ask.rows<{ name: string; process: number | string }>('names', sql, params))
      if (!known.hasProcess(Number(process))) strangers.add(name)
  }
  return strangers
}

/** Who ran beside each of these in its process, and who ran before. */
export async function neighbours(ask: Asker, rows: readonly TraceRow[]): Promise<string[]> {
  const ids = new Set<string>()
  for (let at = 0; at < rows.length; at += MOST_ASKED) {
    const some = rows.slice(at, at + MOST_ASKED)
    const times = `SELECT q.1 AS nth, q.2 AS process, q.3 AS began, q.4 AS ended FROM (SELECT arrayJoin(arrayZip(arrayEnumerate({ends:Array(Int64)}), {processes:Array(UInt64)}, {starts:Array(Int64)}, {ends:Array(Int64)})) AS q)`
    const all = (shard: Shard): string =>
      ask.everywhere(
        (table) =>
          `SELECT trace, start, end, process FROM (${ask.source.sql(table, { traces: 'process IN {processes:Array(UInt64)} AND start <= arrayMax({ends:Array(Int64)}) AND end >= arrayMin({starts:Array(Int64)}) - {back:Int64}', shard })})`,
      )
    const near = (shard: Shard): string =>
      `SELECT t.trace AS id, t.start AS start, w.nth AS nth, t.start >= w.began OR t.end >= w.began AS is_beside FROM (${all(shard)}) AS t INNER JOIN (${times}) AS w ON t.process = w.process WHERE t.start <= w.ended AND t.end >= w.began - {back:Int64}`
    const params = {
      back: LOOKED_BACK,
      processes: some.map((row) => row.process),
      starts: some.map((row) => row.start),
      // A trace that was not seen to end ran on.
      ends: some.map((row) => ((row.flags & FLAG.open) !== 0 || row.is_unsettled ? 4e15 : row.end)),
    }
    // Of several parts so many of each.
    for (const shard of ask.parts()) {
      const sql = `SELECT DISTINCT id FROM (SELECT id FROM (${near(shard)}) WHERE is_beside ORDER BY start LIMIT ${BESIDE} BY nth UNION ALL SELECT id FROM (${near(shard)}) WHERE NOT is_beside ORDER BY start DESC LIMIT ${BEFORE} BY nth)`
      for await (const { id } of ask.rows<{ id: string }>('neighbours', sql, params)) ids.add(id)
    }
  }
  return [...ids]
}
