/**
 * Hours of traces that are over and put together: what makes classes of them is added up once, by ClickHouse itself, and kept with a seal, a
 * number made of all that is kept of that hour. A seal counts only while it is what the hour comes to: where a piece came since, or was
 * removed, or put together anew, the traces of that hour are looked at one by one, as if it had none.
 */
import { CLASS_TYPES, classesOf } from './class-sums.ts'
import { WAITED } from './settle.ts'
import type { Settled } from './tables.ts'
import { OF_CLASSES, wholeDigestSql } from './trace-digest.ts'

/** Of all that came so long before the last that was sealed it is looked whether there is more to seal, s. */
const LOOKED_BACK = 86_400
/** Hours of one go: the ids of their traces are held. */
const AT_ONCE = 8
/** Traces that are not put together are named up to so many. */
const MOST_NAMED = 2000
/** An hour, s and µs. */
export const SECONDS = 3600
const MICROS = SECONDS * 1e6

/** Which hour a row lies in, counted from 1970 on: whatever the server's time zone. */
export const HOUR = `toUInt32(intDiv(toUnixTimestamp64Micro(Timestamp), ${MICROS}))`

/** What is kept of an hour, or of a class of its traces: `count` 0 where there is none. */
export const SEAL_TYPES = {
  hour: 'UInt32',
  seal: 'UInt64',
  /** When the last of it came. */
  came: 'DateTime',
  /** When the last of its spans ended, µs. */
  reach: 'Int64',
  /** Of some trace there are several whole rows. */
  are_several: 'UInt8',
  ...CLASS_TYPES,
} as const

/**
 * Of each hour its seal, as it is now. A whole row counts in each hour that a piece of it may lie in: of that piece it says that it is no trace.
 *
 * @param condition on pieces
 */
function hoursSql(
  table: string,
  condition: string,
  besides: { ofPieces: string; ofWholes: string; ofHours: string },
): string {
  const all = `SELECT ${HOUR} AS hour, count() AS pieces, 0 AS wholes, sum(id) AS ids, toUInt64(0) AS made, ${besides.ofPieces} FROM ${table} WHERE ${condition} AND is_settled = 0 GROUP BY hour
UNION ALL SELECT arrayJoin(range(${HOUR}, toUInt32(intDiv(last_begun, ${MICROS}) + 1))) AS hour, 0, count(), sum(id), sum(id * pieces), ${besides.ofWholes} FROM ${table} WHERE ${condition} AND is_settled = 1 GROUP BY hour`
  return `SELECT h.hour AS hour, cityHash64(sum(h.pieces), sum(h.wholes), sum(h.ids), sum(h.made)) AS seal, ${besides.ofHours} FROM (${all}) AS h GROUP BY h.hour`
}

/** Not by the name of the column: the index would be tried with all of these, which takes longer than to look at each row. */
export const isAnyOf = (ids: string): string => `bitXor(id, 0) IN (${ids})`

/** Ids of which there is a whole row, besides their pieces. @param those a condition on the pieces */
export const wholesSql = (table: string, those: string): string =>
  `SELECT id FROM ${table} WHERE is_settled = 1 AND ${isAnyOf(`SELECT id FROM ${table} WHERE is_settled = 0 AND ${those}`)}`

/**
 * SELECT of rows for the table of seals.
 *
 * @param table of pieces
 * @param seals the table that is written
 * @param waited nothing has come into an hour for so long, s
 */
export function sealingSql(table: string, seals: string, waited = WAITED): string {
  const since = `(SELECT toDateTime(greatest(toInt64(toUnixTimestamp(max(came))) - ${LOOKED_BACK}, 0)) FROM ${seals})`
  const recent = hoursSql(table, `${HOUR} IN (SELECT DISTINCT ${HOUR} FROM ${table} WHERE inserted >= ${since})`, {
    ofPieces: 'max(inserted) AS came, max(end) AS reach',
    ofWholes: 'max(written), max(end)',
    ofHours: 'max(h.came) AS came, max(h.reach) AS reach',
  })
  // In any order, so that hours that cannot be sealed keep no others from it.
  const due = `SELECT hour, seal, came, reach FROM (${recent})
WHERE came <= now() - ${waited} AND (hour, seal) NOT IN (SELECT hour, seal FROM ${seals}) ORDER BY cityHash64(hour, now()) LIMIT ${AT_ONCE}`
  const isDue = `${HOUR} IN (SELECT hour FROM (${due}))`
  const hoursOf = (ids: string): string => `(SELECT DISTINCT ${HOUR} FROM ${table} WHERE ${isAnyOf(ids)})`
  const open = `SELECT id FROM ${table} WHERE ${isAnyOf(`SELECT id FROM ${table} WHERE ${isDue}`)} GROUP BY id HAVING countIf(is_settled = 0) != greatest(max(pieces), 1)`
  const several = `SELECT id FROM ${table} WHERE is_settled = 1 AND ${isAnyOf(`SELECT id FROM ${table} WHERE is_settled = 1 AND ${isDue}`)} GROUP BY id HAVING count() > 1`
  const wholes = wholesSql(table, isDue)
  const last = `(SELECT * FROM ${table} WHERE is_settled = 1 AND ${isAnyOf(`SELECT id FROM ${table} WHERE is_settled = 1 AND ${isDue}`)} ORDER BY pieces DESC LIMIT 1 BY id)`
  const columns = { ...OF_CLASSES, columns: `${OF_CLASSES.columns}, ${HOUR} AS hour` }
  const traces = [
    `${table} WHERE is_own = 0 AND is_settled = 0 AND ${isDue} AND NOT ${isAnyOf(wholes)}`,
    `${last} WHERE is_own = 0 AND ${isDue}`,
  ].map((from) => wholeDigestSql(from, '0', columns))
  const classes = classesOf(traces.join('\nUNION ALL '), 'k.hour', true)
  const ofClass = Object.keys(CLASS_TYPES).map((name) =>
    name === 'around' ? 'toUInt8(0) AS around' : `c.${name} AS ${name}`,
  )
  return `SELECT toDateTime(d.hour * ${SECONDS}) AS Timestamp, d.hour AS hour, d.seal AS seal, d.came AS came, d.reach AS reach, toUInt8(d.hour IN ${hoursOf(several)}) AS are_several, ${ofClass.join(', ')}
FROM (${classes}) AS c RIGHT JOIN (SELECT * FROM (${due}) WHERE hour NOT IN ${hoursOf(open)}) AS d ON c.around = d.hour`
}

/** Of each hour, of each shard, whether its seal holds. @param inTime a condition on pieces */
export function sealedSql(table: string, seals: string, inTime: string): string {
  return `SELECT h.hour AS hour, toString(h.seal) AS seal, h.pieces AS pieces, h.wholes AS wholes, s.reach != 0 AS is_sealed, s.reach AS reach, s.are_several AS are_several
FROM (${hoursSql(table, inTime, { ofPieces: '0 AS besides', ofWholes: '0', ofHours: 'sum(h.pieces) AS pieces, sum(h.wholes) AS wholes' })}) AS h
LEFT JOIN (SELECT hour, seal, max(reach) AS reach, max(are_several) AS are_several FROM ${seals} GROUP BY hour, seal) AS s ON h.hour = s.hour AND h.seal = s.seal`
}

/** Of each shard and hour. */
export interface SealedRow {
  hour: number
  seal: string
  pieces: number | string
  wholes: number | string
  is_sealed: number
  reach: number | string
  are_several: number
}

/** Of traces of which something lies in these hours, those that are not put together, or several times, and where they lie. */
export function unsealedSql(table: string, inTime: string, hours: readonly number[]): string {
  return `SELECT toString(id) AS named, countIf(is_settled = 0) != greatest(max(pieces), 1) AS is_open, groupUniqArray(${HOUR}) AS hours FROM ${table}
WHERE ${inTime} AND ${isAnyOf(`SELECT id FROM ${table} WHERE ${inTime} AND ${inHours(hours)}`)} GROUP BY id HAVING is_open OR sum(is_settled) > 1 LIMIT ${MOST_NAMED + 1}`
}

export interface UnsealedRow {
  /** As text. */
  named: string
  is_open: number
  hours: number[]
}

/** A condition on pieces, by which the table's order helps. */
export function inHours(hours: readonly number[]): string {
  const ranges: [from: number, to: number][] = []
  for (const hour of [...hours].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && hour <= last[1]) last[1] = Math.max(last[1], hour + 1)
    else ranges.push([hour, hour + 1])
  }
  const said = ranges.map(
    ([from, to]) => `Timestamp >= toDateTime(${from * SECONDS}) AND Timestamp < toDateTime(${to * SECONDS})`,
  )
  return said.length > 0 ? `(${said.join(' OR ')})` : '0'
}

/** The hours whose seal holds on no shard, or not on all. `undefined` where they are so many that seals are of little use. */
export function unsealedOf(rows: readonly SealedRow[]): number[] | undefined {
  const unsealed = new Set(rows.flatMap((row) => (Number(row.is_sealed) === 1 ? [] : [row.hour])))
  const all = rows.reduce((sum, { pieces }) => sum + Number(pieces), 0)
  const left = rows.reduce((sum, { hour, pieces }) => sum + (unsealed.has(hour) ? Number(pieces) : 0), 0)
  return left * 2 > all ? undefined : [...unsealed]
}

/**
 * How far traces are put together, with the hours that need not be looked at.
 *
 * @param open of the hours that are not sealed, by shard; `undefined` where they are too many
 */
export function sealedOf(
  rows: readonly SealedRow[],
  open: readonly UnsealedRow[],
  since: number | undefined,
  until: number | undefined,
): Settled | undefined {
  if (open.length > MOST_NAMED) return undefined
  const looked = new Set(unsealedOf(rows))
  for (const { is_open, hours } of open) if (Number(is_open) === 1) for (const hour of hours) looked.add(hour)
  for (const { hour, reach } of rows) {
    // Of these a trace may reach beyond the time that is asked for.
    if (since !== undefined && hour * MICROS < since) looked.add(hour)
    if (until !== undefined && Number(reach) > until) looked.add(hour)
  }
  return {
    some: rows.some(({ wholes }) => Number(wholes) > 0),
    several:
      rows.some(({ are_several }) => Number(are_several) === 1) || open.some(({ is_open }) => Number(is_open) !== 1),
    open: open.flatMap(({ named, is_open }) => (Number(is_open) === 1 ? [named] : [])),
    sealed: {
      hours: rows.flatMap(({ hour, seal }) => (looked.has(hour) ? [] : [{ hour, seal }])),
      others: [...looked],
    },
  }
}

/** Of rows that were kept with a seal, those of the hours of the parameters `sealedHours` and `seals`. */
export const SEALS_HOLD =
  '(hour, seal) IN (SELECT arrayJoin(arrayZip({sealedHours:Array(UInt32)}, {seals:Array(UInt64)})))'

/** SELECT of their classes, see `CLASS_TYPES`. */
export function sealedClassesSql(seals: string): string {
  return `SELECT ${Object.keys(CLASS_TYPES).join(', ')} FROM ${seals} WHERE count > 0 AND ${SEALS_HOLD} LIMIT 1 BY hour, seal, process, class`
}
