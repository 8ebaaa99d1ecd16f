/** What an analysis would ask, and how much ClickHouse expects to read for it. */
import { addressOf } from './address.ts'
import { Asker } from './ask/asker.ts'
import { classesSql } from './ask/classes.ts'
import { type Connection, connect } from './connect.ts'
import { byDigests } from './digests.ts'
import { isLarge } from './read.ts'
import { logsSql, spansSql } from './rows.ts'
import { tablesOf } from './tables.ts'
import { conditionOf, type Wanted } from './window.ts'

/** Bytes of a file from which on a file is read in two passes; a table is surveyed at the same size. */
const SURVEYED = 64 * 1024 * 1024

/** SQL with parameters as they would be sent, and `EXPLAIN ESTIMATE` of it, as text. */
export async function explained(path: string, wanted: Wanted): Promise<string> {
  const connection = await connect(addressOf(path))
  try {
    const tables = await tablesOf(connection)
    const reading = { connection, tables, wanted, put: () => {} }
    const spans = conditionOf(wanted, tables.spans.columns)
    const isSurveyed = await isLarge(reading, SURVEYED)
    const questions = isSurveyed
      ? [
          {
            what: 'classes of traces that are alike, with some of each',
            sql: classesSql(new Asker((await byDigests(reading)).reading), false),
          },
        ]
      : [{ what: 'all spans', sql: spansSql(tables.spans, spans.where) }]
    if (!isSurveyed && tables.logs)
      questions.push({
        what: 'all log lines',
        sql: logsSql(tables.logs, conditionOf(wanted, tables.logs.columns).where),
      })
    const said = [`parameters: ${JSON.stringify(spans.params)}`]
    for (const { what, sql } of questions) said.push(`-- ${what}\n${sql}`)
    said.push(await estimateOf(connection, tables.spans.name, spans))
    if (isSurveyed)
      said.push(
        'then: what is known of these and of whom they name, and the spans of the traces that are chosen, by the time in which they ran',
      )
    return `${said.join('\n\n')}\n`
  } finally {
    await connection.close()
  }
}

async function estimateOf(
  connection: Connection,
  table: string,
  { where, params }: ReturnType<typeof conditionOf>,
): Promise<string> {
  const rows = await connection.all<{ table: string; parts: string; rows: string; marks: string }>(
    `EXPLAIN ESTIMATE SELECT * FROM ${table} WHERE ${where}`,
    { params },
  )
  if (rows.length === 0)
    return 'EXPLAIN ESTIMATE: nothing on this server; a Distributed table’s shards answer for themselves'
  return rows
    .map((row) => `EXPLAIN ESTIMATE: ${row.table}: ${row.rows} rows in ${row.marks} granules of ${row.parts} parts`)
    .join('\n')
}
