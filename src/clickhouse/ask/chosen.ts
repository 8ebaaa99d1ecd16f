/** What is known of single traces, by their ids or by their classes. */
import type { Us } from '../../model/records.ts'
import { batchCondition, batchesOf, timesOf } from '../fetch.ts'
import { SAMPLE_COLUMNS, type TraceRow, WITNESS_COLUMNS } from '../trace-row.ts'
import { witnessesSql } from '../traces.ts'
import { type Asker, MOST_ASKED, rowsOf } from './asker.ts'

/** A trace, and when it began. */
export interface Named {
  trace: string
  start: Us
}

/** Traces of a query that asks for sums only. */
const WITNESSES = 500

/** Traces by their ids, whenever they ran, to be asked about others: without their class. */
export async function witnesses(ask: Asker, ids: readonly string[]): Promise<TraceRow[]> {
  const rows: TraceRow[] = []
  for (const batch of batchesOf(await timesOf(ask.connection, ask.tables, ids), WITNESSES)) {
    const { where, params } = batchCondition(ask.tables, batch)
    const sql = `SELECT ${WITNESS_COLUMNS} FROM (${witnessesSql(ask.tables.spans, where)}) AS r`
    for (const one of await ask.traces('witnesses', sql, params)) rows.push(one)
  }
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
  const sorted = [...named].sort((a, b) => a.start - b.start)
  const rows: TraceRow[] = []
  for (let at = 0; at < sorted.length; at += MOST_ASKED) {
    const some = sorted.slice(at, at + MOST_ASKED)
    const params = { ids: some.map(({ trace }) => trace), starts: some.map(({ start }) => start) }
    const sql = ask.everywhere((table) => `SELECT ${SAMPLE_COLUMNS} FROM (${ask.source.samplesSql(table)}) AS r`)
    for (const one of await ask.traces('samples', sql, params)) rows.push(one)
  }
  return rows
}

/** One more of each of these classes. */
export function moreOf(ask: Asker, classes: readonly string[], known: readonly string[]): Promise<TraceRow[]> {
  return ask.traces(
    'more',
    ask.everywhere(
      (table) =>
        `${rowsOf(ask.source.sql(table, { traces: 'toString(class) IN {classes:Array(String)} AND trace NOT IN {known:Array(String)}' }))} ORDER BY r.start LIMIT 1 BY r.process, r.class`,
    ),
    { classes, known },
  )
}
