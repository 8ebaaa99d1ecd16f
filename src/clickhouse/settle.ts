/**
 * Traces that came in several inserts, put together once: ClickHouse itself writes, every minute, a whole row beside their pieces, which
 * stay. A whole row says of how many pieces it is made, and counts only while there are as many: what came since, or was written twice,
 * or not at all, makes an analysis take longer, never wrong.
 */
import { largest } from '../model/extremes.ts'
import type { Settled } from './tables.ts'
import { PIECE_TYPES, settledSql } from './trace-digest.ts'

/** The last piece has been there for so long, s: others are on their way. */
export const WAITED = 60
/** So long before the last that was settled it is looked again, s: not all inserts come in the order in which they began. */
const LOOKED_BACK = 180
/** Pieces of a trace are looked for so far around those that came, s. */
const AROUND = 3600
/** Traces of one go: of each a few thousand bytes are held. */
const AT_ONCE = 100_000
/** So many are named in a question. */
const MOST_NAMED = 2000

/** SELECT of rows for the table of pieces. @param waited see `WAITED` */
export function settlingSql(table: string, waited = WAITED): string {
  const last = `(SELECT toDateTime(greatest(toInt64(toUnixTimestamp(max(inserted))) - ${LOOKED_BACK}, 0)) FROM ${table} WHERE is_settled = 1)`
  const came = `FROM ${table} WHERE is_settled = 0 AND inserted >= ${last}`
  const around = `Timestamp BETWEEN (SELECT min(Timestamp) - ${AROUND} ${came}) AND (SELECT max(Timestamp) + ${AROUND} ${came})`
  const due = `SELECT id FROM ${table} WHERE ${around} AND id IN (SELECT id ${came}) GROUP BY id
HAVING countIf(is_settled = 0) > greatest(max(pieces), 1) AND max(inserted) <= now() - ${waited} ORDER BY max(inserted) LIMIT ${AT_ONCE}`
  return `SELECT fromUnixTimestamp64Micro(start) AS Timestamp, cityHash64(trace) AS id, trace AS TraceId, toUInt8(1) AS is_settled, toUInt32(pieces) AS pieces, inserted, last_begun, nowInBlock() AS written, ${Object.keys(PIECE_TYPES).join(', ')}
FROM (${settledSql(`${table} WHERE ${around} AND is_settled = 0 AND id IN (${due})`)})`
}

/** By trace: how many pieces, of how many the last whole row is made, how many whole rows. */
const rowsOf = (from: string): string =>
  `SELECT id, count() - sum(is_settled) AS n, max(pieces) AS made, sum(is_settled) AS wholes FROM ${from} GROUP BY id HAVING n != 1 OR wholes > 0`

/** Traces of whose pieces there is no whole row. @param from the table of pieces, with a condition */
export const openSql = (from: string): string => `SELECT id FROM (${rowsOf(from)}) WHERE made != n`

/**
 * One row: whether all are put together, and how many whole rows a trace has at the most. Pieces beyond the first of each trace, as
 * the sum of what tells these apart, are as many as whole rows say: which takes half the time of counting by trace, and tells all
 * that would be missing or be too much by numbers that are hashes.
 */
export const areSettledSql = (
  from: string,
): string => `SELECT sum(beyond) = sum(made) AS are_all, max(most) AS most FROM (
SELECT sum(id) - sum(DISTINCT id) AS beyond, toInt64(0) AS made, toUInt64(0) AS most FROM ${from} AND is_settled = 0
UNION ALL SELECT 0, toInt64(sum(id * (n - 1))), max(wholes) FROM (SELECT id, max(pieces) AS n, count() AS wholes FROM ${from} AND is_settled = 1 GROUP BY id))`

/** Of each shard. */
export interface AreSettledRow {
  are_all: number
  most: number | string
}

/** One row: how far they are put together. */
export function settledStateSql(from: string): string {
  return `SELECT max(wholes) AS most, countIf(made != n) AS opened, groupArrayIf(${MOST_NAMED + 1})(toString(id), made != n) AS named FROM (${rowsOf(from)})`
}

/** Of each shard. */
export interface SettledRow {
  most: number | string
  opened: number | string
  named: string[]
}

/** Where all are; else it is to be asked which are not. */
export function allSettledOf(rows: readonly AreSettledRow[]): Settled | undefined {
  const most = largest(rows.map((row) => Number(row.most)))
  return rows.every((row) => Number(row.are_all) === 1) ? { some: most > 0, several: most > 1, open: [] } : undefined
}

export function settledOf(rows: readonly SettledRow[]): Settled {
  const most = largest(rows.map((row) => Number(row.most)))
  const opened = rows.reduce((all, row) => all + Number(row.opened), 0)
  const areNamed = opened <= MOST_NAMED
  return {
    // Those that are not named may be put together before the next question.
    some: most > 0 || !areNamed,
    several: most > 1,
    open: areNamed ? rows.flatMap((row) => row.named) : undefined,
  }
}
