/** The one who asks: a reading's connection, tables and conditions, and how a question goes to every shard. */
import type { Asking, Connection } from '../connect.ts'
import type { Reading } from '../read.ts'
import { everywhere, type SpanColumns, type Table, type Tables } from '../tables.ts'
import { rowOf, TRACE_COLUMNS, type TraceRow } from '../trace-row.ts'
import { Traces } from '../traces.ts'
import { conditionOf } from '../window.ts'

/** Failures, keys or ids of a query. */
export const MOST_ASKED = 2000

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
    const { open } = tables.spans.settled ?? {}
    this.params = {
      ...params,
      ...(open?.length && { open: `[${open.join(', ')}]` }),
      ...(wanted.since && { since_us: wanted.since.getTime() * 1000 }),
      ...(wanted.until && { until_us: wanted.until.getTime() * 1000 }),
    }
  }

  /** On every shard by itself, where each has whole traces; else here. */
  everywhere(sql: (table: Table<SpanColumns>) => string): string {
    return everywhere(this.tables.spans, sql)
  }

  /** @param about what is asked, in a word: it begins the query's id */
  async traces(about: string, sql: string, params: Record<string, unknown>): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for await (const row of this.rows<Record<string, unknown>>(about, sql, params)) rows.push(rowOf(row))
    return rows
  }

  rows<Row>(about: string, sql: string, params: Asking['params'] = {}): AsyncGenerator<Row> {
    return this.connection.rows<Row>(sql, { params: { ...this.params, ...params }, about })
  }
}
