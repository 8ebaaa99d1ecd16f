/** Rows of the tables, asked for by a condition, as the model's records: by the reader of exported rows, whatever the table. */
import type { Coverage, LogRecord, Span } from '../model/records.ts'
import { logOfRow, spanOfRow } from '../sources/spans/clickhouse-rows.ts'
import type { Connection } from './connect.ts'
import type { LogColumns, SpanColumns, Table } from './tables.ts'

/** The exporter's names, by columns of ours. Aliases are none of the tables' own names: a condition would mean them. */
const SPAN: Readonly<Record<keyof Omit<SpanColumns, 'time'>, string>> = {
  traceId: 'TraceId',
  spanId: 'SpanId',
  parentId: 'ParentSpanId',
  name: 'SpanName',
  kind: 'SpanKind',
  service: 'ServiceName',
  scope: 'ScopeName',
  status: 'StatusCode',
  message: 'StatusMessage',
  start: 'Timestamp',
  duration: 'Duration',
  attributes: 'SpanAttributes',
  resource: 'ResourceAttributes',
  eventNames: 'Events.Name',
  eventTimes: 'Events.Timestamp',
  eventAttributes: 'Events.Attributes',
}
const LOG: Readonly<Record<keyof Omit<LogColumns, 'time' | 'severityNumber'>, string>> = {
  traceId: 'TraceId',
  spanId: 'SpanId',
  severity: 'SeverityText',
  service: 'ServiceName',
  scope: 'ScopeName',
  event: 'EventName',
  body: 'Body',
  start: 'Timestamp',
  attributes: 'LogAttributes',
  resource: 'ResourceAttributes',
}
/** JSON rounds numbers of 64 bits. */
const AS_TEXT: Readonly<Record<string, (sql: string) => string>> = {
  start: (sql) => `toString(${sql})`,
  duration: (sql) => `toString(${sql})`,
  eventTimes: (sql) => `arrayMap(x -> toString(x), ${sql})`,
}

export interface Condition {
  where: string
  params?: Record<string, unknown>
}

export function spansSql({ name, columns }: Table<SpanColumns>, where: string): string {
  return `SELECT ${selected(SPAN, columns)} FROM ${name} WHERE ${where}`
}

export function logsSql({ name, columns }: Table<LogColumns>, where: string): string {
  // Lines are read one after another, as a file's are.
  return `SELECT ${selected(LOG, columns)} FROM ${name} WHERE ${where} ORDER BY r_start`
}

/**
 * Skips are counted by whoever takes the records: a row without a time is one.
 *
 * @param named the table that is named as their place, where they are copies
 */
export async function* spansOf(
  connection: Connection,
  table: Table<SpanColumns>,
  { where, params = {} }: Condition,
  named = table,
): AsyncGenerator<Span | undefined> {
  const place = { file: placeOf(connection, named) }
  for await (const row of connection.rows<Record<string, unknown>>(spansSql(table, where), { params, about: 'spans' }))
    yield spanOfRow(renamed(row, SPAN), place)
}

export async function* logsOf(
  connection: Connection,
  table: Table<LogColumns>,
  { where, params = {} }: Condition,
): AsyncGenerator<LogRecord | Coverage | undefined> {
  const place = { file: placeOf(connection, table) }
  for await (const row of connection.rows<Record<string, unknown>>(logsSql(table, where), { params, about: 'lines' }))
    yield logOfRow(renamed(row, LOG), place)
}

/** As it stands in evidence: `clickhouse://reader@host:8123/otel otel_traces`. */
export function placeOf({ address }: Connection, { name }: { name: string }): string {
  const [database, table] = name.slice(1, -1).split('`.`')
  return `${address.shown} ${database === address.database ? table : `${database}.${table}`}`
}

function selected(names: Readonly<Record<string, string>>, columns: SpanColumns | LogColumns): string {
  const all = columns as unknown as Record<string, string>
  return Object.keys(names)
    .map((own) => `${(AS_TEXT[own] ?? ((sql: string) => sql))(all[own]!)} AS r_${own}`)
    .join(', ')
}

function renamed(row: Record<string, unknown>, names: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(names).map(([own, name]) => [name, row[`r_${own}`]]))
}
