/** The one who asks: a reading's connection, tables and conditions, and how a question goes to every shard. */
import { setImmediate } from 'node:timers/promises'
import type { Asking, Connection } from '../connect.ts'
import type { Shard } from '../parts.ts'
import type { Reading } from '../read.ts'
import { everywhere, type SpanColumns, type Table, type Tables } from '../tables.ts'
import { rowOf, TRACE_COLUMNS, type TraceRow } from '../trace-row.ts'
import { type Chosen, Traces } from '../traces.ts'
import { conditionOf } from '../window.ts'

/** Failures, keys or ids of a query. */
export const MOST_ASKED = 2000

/** Traces that are put together from their spans are so many spans of at a time: of each a few hundred bytes are held. */
const SPANS_OF_PART = 3_000_000

/** A SELECT of traces' digests, as rows are sent. */
export const rowsOf = (traces: string): string => `SELECT ${TRACE_COLUMNS} FROM (${traces}) AS r`

export class Asker {
  readonly connection: Connection
  readonly tables: Tables
  /** On spans. */
  readonly where: string
  readonly params: Readonly<Record<string, unknown>>
  readonly source: Traces

  constructor({ connection, tables, wanted }: Reading) {
    this.connection = connection
    this.tables = tables
    const { where, params } = conditionOf(wanted, tables.spans.columns)
    this.where = where
    this.source = new Traces(where, wanted)
    const { open, sealed } = tables.spans.settled ?? {}
    this.params = {
      ...params,
      ...(open?.length && { open: `[${open.join(', ')}]` }),
      ...(sealed && {
        sealedHours: sealed.hours.map(({ hour }) => hour),
        seals: `[${sealed.hours.map(({ seal }) => seal).join(', ')}]`,
      }),
      ...(wanted.since && { since_us: wanted.since.getTime() * 1000 }),
      ...(wanted.until && { until_us: wanted.until.getTime() * 1000 }),
    }
  }

  /** On every shard by itself, where each has whole traces; else here. */
  everywhere(sql: (table: Table<SpanColumns>) => string): string {
    return everywhere(this.tables.spans, sql)
  }

  /** What sees all traces sees them in these parts, one after another. @param shard of which they are parts */
  parts(shard: Shard = { part: 1, of: 1 }): readonly Shard[] {
    const { kept, size = 0 } = this.tables.spans
    const parts = kept === 'traces' ? 1 : Math.max(1, Math.ceil(size / shard.of / SPANS_OF_PART))
    return Array.from({ length: parts }, (_, nth) => ({ part: shard.part + nth * shard.of, of: parts * shard.of }))
  }

  /** Traces by what is known of them, whoever they are. @param rest of the SELECT of each shard, over `r` */
  async chosen(about: string, chosen: Chosen, params: Record<string, unknown>, rest = ''): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for (const shard of this.parts()) {
      const sql = this.everywhere((table) => `${rowsOf(this.source.sql(table, { ...chosen, shard }))} ${rest}`)
      for (const row of await this.traces(about, sql, params)) rows.push(row)
    }
    return rows
  }

  /** @param about what is asked, in a word: it begins the query's id */
  async traces(
    about: string,
    sql: string,
    params: Record<string, unknown> = {},
    signal?: AbortSignal,
  ): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    const asking = { params: { ...this.params, ...params }, about, isCompact: true, ...(signal && { signal }) }
    for await (const some of this.connection.batches<unknown[]>(sql, asking)) {
      for (const values of some) rows.push(rowOf(values))
      // What came of other questions meanwhile, upon which the next may be asked, does not wait for thousands of these.
      await setImmediate()
    }
    return rows
  }

  rows<Row>(about: string, sql: string, params: Asking['params'] = {}): AsyncGenerator<Row> {
    return this.connection.rows<Row>(sql, { params: { ...this.params, ...params }, about })
  }
}
