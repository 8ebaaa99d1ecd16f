/**
 * Digests of spans, made once as they come in and kept beside them (`rolecall schema clickhouse --digests`): a survey then reads
 * numbers instead of attributes. They are used only where they are made as this version makes them, and there are as many of them as
 * there are spans; else the spans themselves are read, as if there were none.
 */
import { createHash } from 'node:crypto'
import type { Connection } from './connect.ts'
import type { Reading } from './read.ts'
import { DIGEST_TYPES, madeDigestSql } from './span-digest.ts'
import { textLiteral } from './sql.ts'
import { digestsName, type SpanColumns, type Table } from './tables.ts'
import { conditionOf } from './window.ts'

/** Spans are counted up to so many seconds ago: those that come in just now may be in one table and not yet in the other. */
const SETTLED = 60

/** Of a table of the collector's: the statements that keep digests of its spans, and of those that are there already. */
export function digestStatements(spans: Table<SpanColumns>, on: string): { table: string; view: string; fill: string } {
  const name = digestsName(spans.name)
  const columns = Object.entries(DIGEST_TYPES).map(([column, type]) => `    ${column} ${type} CODEC(ZSTD(1))`)
  const made = madeDigestSql(
    spans,
    '1',
    'fromUnixTimestamp64Nano(start_ns) AS Timestamp, trace AS TraceId, service_name AS ServiceName',
  )
  return {
    // By trace within an hour: so traces are grouped as they are read, and a window of time reads little else.
    table: `CREATE TABLE IF NOT EXISTS ${name}${on} (
    Timestamp DateTime64(9) CODEC(Delta, ZSTD(1)),
    TraceId String CODEC(ZSTD(1)),
    ServiceName LowCardinality(String) CODEC(ZSTD(1)),
${columns.join(',\n')}
) ENGINE = MergeTree()
PARTITION BY toDate(Timestamp)
ORDER BY (toStartOfHour(Timestamp), TraceId)
SETTINGS index_granularity = 8192, ttl_only_drop_parts = 1
COMMENT ${textLiteral(commentOf(spans))}`,
    view: `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name.replace(/`$/, '_mv`')}${on}
TO ${name}
AS ${made}`,
    fill: `INSERT INTO ${name} (Timestamp, TraceId, ServiceName, ${Object.keys(DIGEST_TYPES).join(', ')}) ${made}`,
  }
}

/** By which a table of digests says what made it. */
export function commentOf(spans: Table<SpanColumns>): string {
  const made = madeDigestSql({ ...spans, name: '' }, '1', 'trace')
  return `rolecall digests ${createHash('sha256').update(made).digest('hex').slice(0, 16)}`
}

/** The reading by digests where they can be trusted, else as it is, and why. */
export async function byDigests(reading: Reading): Promise<{ reading: Reading; notes: readonly string[] }> {
  const { connection, tables, wanted } = reading
  const { spans } = tables
  const name = digestsName(spans.name)
  const comment = await commentAt(connection, name)
  if (comment === undefined) return { reading, notes: [] }
  const shown = name.replaceAll('`', '')
  if (comment !== commentOf(spans))
    return {
      reading,
      notes: [
        `${shown} was not made as this version makes it, and was not used: drop it and its view, and make them anew with \`rolecall schema clickhouse --digests\``,
      ],
    }
  const { where, params } = conditionOf(wanted, spans.columns)
  const count = (table: string): string =>
    `(SELECT count() FROM ${table} WHERE (${where}) AND ${spans.columns.time} < now64() - ${SETTLED})`
  const [row] = await connection.all<{ spans: string; digests: string }>(
    `SELECT toString(${count(spans.name)}) AS spans, toString(${count(name)}) AS digests`,
    { params },
  )
  if (row!.spans !== row!.digests)
    return {
      reading,
      notes: [
        `${shown} has ${row!.digests} digests of ${row!.spans} spans, and was not used: fill in those that were there before it (\`rolecall schema clickhouse --digests\` prints how)`,
      ],
    }
  return { reading: { ...reading, tables: { ...tables, spans: { ...spans, digests: true } } }, notes: [] }
}

async function commentAt(connection: Connection, quoted: string): Promise<string | undefined> {
  const [database, table] = quoted.slice(1, -1).split('`.`')
  const [row] = await connection.all<{ comment: string }>(
    'SELECT comment FROM system.tables WHERE database = {database:String} AND name = {table:String}',
    { params: { database, table } },
  )
  return row?.comment
}
