/** What is known of single traces, by their ids or by their classes. */
import type { Us } from '../../model/records.ts'
import { batchCondition, batchesOf, eachOfBatches, type Lasted, timesOf } from '../fetch.ts'
import { PLACE } from '../trace-digest.ts'
import { SAMPLE_COLUMNS, type TraceRow, WITNESS_COLUMNS } from '../trace-row.ts'
import { witnessesSql } from '../traces.ts'
import { type Asker, MOST_ASKED, rowsOf } from './asker.ts'

/** A trace, when it began and ended, and its `PLACE`. */
export interface Named {
  trace: string
  start: Us
  end: Us
  place: number
}

/** Traces of a query that asks for sums only. */
const WITNESSES = 500

/** Traces by their ids, whenever they ran, to be asked about others: without their class. */
export async function witnesses(ask: Asker, ids: readonly string[]): Promise<TraceRow[]> {
  return witnessesOf(ask, await timesOf(ask.connection, ask.tables, ids))
}

/** The same, where it is known when they ran. */
export async function witnessesOf(ask: Asker, traces: readonly Lasted[]): Promise<TraceRow[]> {
  const rows: TraceRow[] = []
  const batches = batchesOf(traces, WITNESSES)
  async function* read(batch: readonly Lasted[]): AsyncGenerator<TraceRow> {
    const { where, params } = batchCondition(ask.tables, batch)
    const sql = `SELECT ${WITNESS_COLUMNS} FROM (${witnessesSql(ask.tables.spans, where)}) AS r`
    yield* await ask.traces('witnesses', sql, params)
  }
  for await (const row of eachOfBatches(batches, read)) rows.push(row)
  return rows
}

/** Traces by their ids, with their class. */
export async function ofTraces(ask: Asker, ids: readonly string[]): Promise<TraceRow[]> {
  const rows: TraceRow[] = []
  for (let at = 0; at < ids.length; at += MOST_ASKED) {
    const some = ids.slice(at, at + MOST_ASKED)
    const sql = ask.everywhere((table) => rowsOf(ask.source.sql(table, { ofIds: true })))
    for (const one of await ask.traces('chosen', sql, { ids: some })) rows.push(one)
  }
  return rows
}

/** Traces that stand for their classes, of which it is known when they began. */
export async function ofSamples(ask: Asker, named: readonly Named[]): Promise<TraceRow[]> {
  const isInPieces = ({ place }: Named): boolean => place === PLACE.pieces
  const rows = await ofSpots(
    ask,
    named.filter((one) => !isInPieces(one)),
    false,
  )
  for (const one of await ofSpots(ask, named.filter(isInPieces), true)) rows.push(one)
  return rows
}

/** Of traces that are named by what tells them apart where they are kept (`id`), as text: by these their names. */
export async function namesOf(ask: Asker, named: readonly Named[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const once = [...new Map(named.map((one) => [one.trace, one])).values()].sort((a, b) => a.start - b.start)
  const sql = ask.everywhere((table) => ask.source.namesSql(table))
  for (const some of batchesOfSpots(once)) {
    const params = spotParams(some.flatMap((one) => one.spots))
    for await (const { number, trace } of ask.rows<{ number: string; trace: string }>('names', sql, params))
      names.set(String(number), trace)
  }
  return names
}

async function ofSpots(ask: Asker, named: readonly Named[], arePieces: boolean): Promise<TraceRow[]> {
  const sql = ask.everywhere(
    (table) => `SELECT ${SAMPLE_COLUMNS} FROM (${ask.source.samplesSql(table, arePieces)}) AS r`,
  )
  const rows: TraceRow[] = []
  for (const some of batchesOfSpots([...named].sort((a, b) => a.start - b.start))) {
    const params = {
      ids: some.map(({ trace }) => trace),
      starts: some.map(({ start }) => start),
      ...spotParams(some.flatMap((one) => one.spots)),
    }
    for (const one of await ask.traces('samples', sql, params)) rows.push(one)
  }
  return rows
}

/** Where a row of a trace may lie among what is kept of traces: by whether it was put together, whether it is of its own, and the minute. */
interface Spot {
  trace: string
  settled: number
  own: number
  at: Us
}

const spotParams = (spots: readonly Spot[]) => ({
  spotIds: spots.map(({ trace }) => trace),
  spotSettled: spots.map(({ settled }) => settled),
  spotOwn: spots.map(({ own }) => own),
  spotTimes: spots.map(({ at }) => at),
})

const MINUTE: Us = 60_000_000

/** A trace that is whole lies in one spot, the pieces of another wherever one may have begun. */
function spotsOf({ trace, start, end, place }: Named): Spot[] {
  if (place !== PLACE.pieces)
    return [{ trace, settled: place >= PLACE.settledAlike ? 1 : 0, own: place % PLACE.settledAlike, at: start }]
  const spots: Spot[] = []
  for (let at = start; at < end + MINUTE; at += MINUTE)
    for (const own of [PLACE.alike, PLACE.own]) spots.push({ trace, settled: 0, own, at })
  return spots
}

/** Few enough for a query's parameters, if one trace alone is not too long. */
function* batchesOfSpots(named: readonly Named[]): Generator<(Named & { spots: Spot[] })[]> {
  let batch: (Named & { spots: Spot[] })[] = []
  let count = 0
  for (const one of named) {
    const spots = spotsOf(one)
    if (batch.length > 0 && count + spots.length > MOST_ASKED) {
      yield batch
      batch = []
      count = 0
    }
    batch.push({ ...one, spots })
    count += spots.length
  }
  if (batch.length > 0) yield batch
}

/** One more of each of these classes. */
export function moreOf(ask: Asker, classes: readonly string[], known: readonly string[]): Promise<TraceRow[]> {
  return ask.chosen(
    'more',
    { traces: 'toString(class) IN {classes:Array(String)} AND trace NOT IN {known:Array(String)}' },
    { classes, known },
    'ORDER BY r.start LIMIT 1 BY r.process, r.class',
  )
}
