/**
 * Whole traces by their ids. The tables are ordered by service and name, so that a trace lies in several granules anywhere: ids are
 * asked for in batches of traces that ran near one another, each with its own time, or a bloom filter's false hits read it all.
 */

import { largest, smallest } from '../model/extremes.ts'
import type { Span } from '../model/records.ts'
import type { Connection } from './connect.ts'
import { spansOf } from './rows.ts'
import type { Tables } from './tables.ts'

/** Traces of a query, at most. */
const BATCH = 500
/** Seconds between the first and the last of them. */
const NEAR = 600
/** Ids of a query that only asks when they ran. */
const IDS = 2000

export interface Lasted {
  id: string
  /** Seconds since the epoch, the last one whole. */
  from: number
  to: number
}

/** Every span of these traces. */
export async function* tracesOf(connection: Connection, tables: Tables, ids: readonly string[]): AsyncGenerator<Span> {
  yield* spansOfTraces(connection, tables, await timesOf(connection, tables, ids))
}

/** The same, where it is known when they ran. */
export function spansOfTraces(connection: Connection, tables: Tables, traces: readonly Lasted[]): AsyncGenerator<Span> {
  return eachOfBatches(batchesOf(traces), (batch) => spansOf(connection, tables.spans, batchCondition(tables, batch)))
}

/** What a query finds of each batch. Two at a time: much of what a query takes is spent by one thread. */
export async function* eachOfBatches<Batch, One>(
  batches: readonly Batch[],
  ask: (batch: Batch) => AsyncGenerator<One | undefined>,
): AsyncGenerator<One> {
  for (let at = 0; at < batches.length; at += 2)
    for (const found of await Promise.all(batches.slice(at, at + 2).map((batch) => allOf(ask(batch))))) yield* found
}

export async function allOf<One>(found: AsyncGenerator<One | undefined>): Promise<One[]> {
  const all: One[] = []
  for await (const one of found) if (one) all.push(one)
  return all
}

export function batchCondition({ spans: { columns } }: Tables, batch: readonly Lasted[]) {
  const from = smallest(batch.map((one) => one.from))
  const to = largest(batch.map((one) => one.to))
  const isTimed = Number.isFinite(from)
  return {
    where: [
      ...(isTimed ? [`${columns.time} BETWEEN toDateTime({from:Int64}) AND toDateTime({to:Int64})`] : []),
      `${columns.traceId} IN {ids:Array(String)}`,
    ].join(' AND '),
    params: { ids: batch.map(({ id }) => id), ...(isTimed && { from, to }) },
  }
}

/** When they ran; without a table that tells, any time. */
export async function timesOf(connection: Connection, { times }: Tables, ids: readonly string[]): Promise<Lasted[]> {
  const any = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  const found = new Map<string, Lasted>(ids.map((id) => [id, { id, ...any }]))
  if (!times) return [...found.values()]
  for (let at = 0; at < ids.length; at += IDS) {
    const rows = connection.rows<{ id: string; from: number; to: number }>(
      `SELECT ${times.traceId} AS id, toUnixTimestamp(min(${times.start})) AS from, toUnixTimestamp(max(${times.end})) + 1 AS to FROM ${times.name} WHERE ${times.traceId} IN {ids:Array(String)} GROUP BY id`,
      { params: { ids: ids.slice(at, at + IDS) }, about: 'times' },
    )
    for await (const { id, from, to } of rows) found.set(id, { id, from: Number(from), to: Number(to) })
  }
  return [...found.values()]
}

/** Those that ran near one another together: what lies between far ones would be read for nothing. */
export function batchesOf(traces: readonly Lasted[], size = BATCH): Lasted[][] {
  const batches: Lasted[][] = []
  for (const trace of [...traces].sort((a, b) => byTime(a, b))) {
    const last = batches.at(-1)
    if (last && last.length < size && !(trace.from - last[0]!.from > NEAR)) last.push(trace)
    else batches.push([trace])
  }
  return batches
}

function byTime(a: Lasted, b: Lasted): number {
  return a.from === b.from ? 0 : a.from < b.from ? -1 : 1
}
