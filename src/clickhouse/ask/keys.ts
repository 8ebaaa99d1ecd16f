/** Who issued keys, who used them, and whose tokens are twins. */
import type { Us } from '../../model/records.ts'
import type { TraceRow } from '../trace-row.ts'
import { keysSql } from '../traces.ts'
import { type Asker, MOST_ASKED } from './asker.ts'

/** Who issued each of these keys, first. */
export async function issuers(ask: Asker, keys: readonly number[]): Promise<{ key: number; id: string }[]> {
  const found: { key: number; id: string }[] = []
  for (let at = 0; at < keys.length; at += MOST_ASKED) {
    const rows = ask.rows<{ key: number | string; id: string }>(
      'issuers',
      `SELECT i.issued AS key, argMin(i.trace, i.start_us) AS id FROM (${keysSql(ask.tables.spans, '1', 'issued IN {keys:Array(UInt64)}')}) AS i GROUP BY i.issued`,
      { keys: keys.slice(at, at + MOST_ASKED) },
    )
    for await (const { key, id } of rows) found.push({ key: Number(key), id })
  }
  return found
}

/** Who signed with any of these keys. */
export function usersOf(ask: Asker, keys: readonly number[]): Promise<TraceRow[]> {
  return ask.chosen('users', { traces: 'hasAny(keys.1, {keys:Array(UInt64)})' }, { keys: keys.slice(0, MOST_ASKED) })
}

/** Whose token named which role, and until when a session of it may have been given. */
interface Caller {
  process: number
  role: number
  end: Us
}

/** Callers of a query. */
const MOST_CALLERS = 4000
/** Where sessions are given all the time, the last is found in this stretch of time or the one before, µs. */
const NEAR: Us = 4_000_000

/** Of the role that each one's token names, the last session that its process was given before. */
export async function sessions(ask: Asker, callers: readonly Caller[]): Promise<string[]> {
  const ids = new Set<string>()
  let left = callers
  // Without digests of keys every span is looked at either way.
  if (ask.tables.spans.kept) {
    const found = await lastSessions(ask, callers, NEARBY)
    const near = new Map(
      found.filter(({ at, end }) => stretchOf(at) >= stretchOf(end) - 1).map((one) => [nameOf(one), one]),
    )
    for (const { id } of near.values()) ids.add(id)
    left = callers.filter((one) => !near.has(nameOf(one)))
  }
  for (const { id } of await lastSessions(ask, left, ANYWHERE)) ids.add(id)
  return [...ids]
}

const nameOf = ({ process, role, end }: Caller): string => `${process} ${role} ${end}`
const stretchOf = (at: Us): number => Math.floor(at / NEAR)
const ANYWHERE = 'process IN {processes:Array(UInt64)} AND asked_role IN {roles:Array(UInt64)}'
const NEARBY = `(process, asked_role, intDiv(start_us, ${NEAR})) IN (SELECT arrayJoin(arrayConcat(${[0, 1]
  .map(
    (back) =>
      `arrayMap((p, r, e) -> (p, r, intDiv(e, ${NEAR}) - ${back}), {processes:Array(UInt64)}, {roles:Array(UInt64)}, {ends:Array(Int64)})`,
  )
  .join(', ')})) AS near)`

/** Of those who are asked about, the last session of all that the filter lets through, where there is any. */
async function lastSessions(
  ask: Asker,
  callers: readonly Caller[],
  filter: string,
): Promise<(Caller & { id: string; at: Us })[]> {
  const issued = keysSql(ask.tables.spans, ask.where, filter)
  // Of each key the first who may have been given it, and of these keys the last: the few that are asked about are what is held.
  const sql = `SELECT w.process AS process, w.role AS role, w.end AS end, argMax(i.trace, i.start_us) AS id, max(i.start_us) AS at FROM (${issued}) AS i
ASOF INNER JOIN (SELECT q.1 AS process, q.2 AS role, q.3 AS end FROM (SELECT arrayJoin(arrayZip({processes:Array(UInt64)}, {roles:Array(UInt64)}, {ends:Array(Int64)})) AS q)) AS w
ON i.process = w.process AND i.asked_role = w.role AND i.start_us <= w.end GROUP BY w.process, w.role, w.end`
  const found: (Caller & { id: string; at: Us })[] = []
  for (let nth = 0; nth < callers.length; nth += MOST_CALLERS) {
    const some = callers.slice(nth, nth + MOST_CALLERS)
    const params = {
      ...ask.params,
      processes: some.map((row) => row.process),
      roles: some.map((row) => row.role),
      ends: some.map((row) => row.end),
    }
    for await (const row of ask.connection.rows<Record<string, unknown>>(sql, { params, about: 'sessions' })) {
      const [process, role, end, at] = ['process', 'role', 'end', 'at'].map((name) => Number(row[name])) as [
        number,
        number,
        Us,
        Us,
      ]
      found.push({ process, role, end, at, id: String(row['id']) })
    }
  }
  return found
}

/** Claims that came under more than one signature. */
export async function twins(ask: Asker): Promise<number[]> {
  const rows = await ask.connection.all<{ claims: number | string }>(
    `SELECT caller.2 AS claims FROM (${ask.everywhere((table) => `SELECT arrayJoin(callers) AS caller FROM (${ask.source.sql(table)})`)}) WHERE caller.2 != 0 AND caller.1 != 0 GROUP BY claims HAVING min(caller.1) != max(caller.1) LIMIT ${MOST_ASKED}`,
    { params: ask.params, about: 'twins' },
  )
  return rows.map(({ claims }) => Number(claims))
}

export function ofClaims(ask: Asker, claims: readonly number[]): Promise<TraceRow[]> {
  return ask.chosen('ofClaims', { traces: 'hasAny(callers.2, {claims:Array(UInt64)})' }, { claims })
}
