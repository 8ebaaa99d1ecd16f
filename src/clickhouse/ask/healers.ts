/** What went well soon after a failure. */
import type { Us } from '../../model/records.ts'
import { HEALING } from '../../model/tolerances.ts'
import { eachOfBatches } from '../fetch.ts'
import { BUCKET } from '../trace-digest.ts'
import type { TraceRow } from '../trace-row.ts'
import { lastPassesSql, passesSql } from '../traces.ts'
import type { Asker } from './asker.ts'

/** That something went well, when, and in which trace. */
export interface Healer {
  /** What was asked; or what was asked of its object, or of that by its key (`askedOf`). */
  asked: number
  at: Us
  id: string
  process: number
}

/** Failures, by stretch of time and process, of a query. */
const MOST_FAILURES = 4000
/** What was asked, of a query. */
const MOST_NUMBERS = 10_000
/** Of a stretch so many are enough, whatever their process: `sift` looks at four, and not at the one that failed. */
const OF_ANY = 5

/** What was asked in vain, in which stretch of time, and by which process. */
type Moment = [asked: number, bucket: number, process: number]

/** What may go well again, of what failed. */
interface Sought {
  asked: number
  /** Of an object, or by a key: of few others. */
  isParticular: boolean
  process: number
  start: Us
  end: Us
}

function soughtOf({ process, failures }: TraceRow): Sought[] {
  return failures.flatMap(([asked, , start, end, , ofObject, byKey]) => [
    { asked, isParticular: false, process, start, end },
    ...[ofObject, byKey].flatMap((one) => (one === 0 ? [] : [{ asked: one, isParticular: true, process, start, end }])),
  ])
}

/** All successes of what failed, soon after: of the process that failed, and the first few of any. */
export function healers(ask: Asker, rows: readonly TraceRow[]): Promise<Healer[]> {
  return askedOf(ask, rows.flatMap(soughtOf).flatMap(momentsOf))
}

/** In these stretches of time from that of a failure on, what goes well again mostly does. */
const AT_ONCE = [0, 1]

/**
 * As many of them as tell whether there are any: most of what fails goes well again at once, in the same process. Where that does not
 * tell, and where every span is looked at either way, all are asked for.
 *
 * @param all that failed, these among them
 */
export async function anyHealers(
  ask: Asker,
  rows: readonly TraceRow[],
  all: readonly TraceRow[] = rows,
): Promise<Healer[]> {
  if (!ask.tables.spans.kept) return healers(ask, rows)
  // Another failure may be what went well last: which of several that failed is asked from another moment.
  const failing = new Set(all.flatMap(({ trace, failures }) => (failures.length > 0 ? [trace] : [])))
  const sought = await askedLater(ask, rows.flatMap(soughtOf))
  const atOnce = ({ asked, process, start }: Sought): Moment[] =>
    AT_ONCE.map((later) => momentOf(process, asked, start + later * BUCKET))
  const found = await ofOwnProcess(ask, sought.flatMap(atOnce))
  /** When for the last time, of a process. */
  const told = new Map<string, Us>()
  for (const { asked, at, process, id } of found) {
    const name = momentOf(process, asked, at).join(' ')
    if (!failing.has(id) && !(told.get(name)! >= at)) told.set(name, at)
  }
  const wentWell = (one: Sought): boolean => atOnce(one).some((moment) => told.get(moment.join(' '))! >= one.start)
  const open = sought.filter((one) => !wentWell(one))
  return [...found, ...(await askedOf(ask, open.flatMap(momentsOf)))]
}

/** Without objects and keys by which nothing went well any more: that is most of what failed, and is told by one look at each. */
async function askedLater(ask: Asker, sought: readonly Sought[]): Promise<Sought[]> {
  const numbers = [...new Set(sought.flatMap(({ asked, isParticular }) => (isParticular ? [asked] : [])))]
  const lasts = new Map<number, Us>()
  const rowsOf = (some: readonly number[]) =>
    ask.rows<{ asked: number | string; last: number | string }>('healers', lastPassesSql(ask.tables.spans), {
      asked: some,
    })
  for await (const { asked, last } of eachOfBatches(inBatches(numbers, MOST_NUMBERS), rowsOf))
    lasts.set(Number(asked), Number(last))
  return sought.filter(({ asked, isParticular, start }) => !isParticular || lasts.get(asked)! >= start)
}

function inBatches(numbers: readonly number[], most: number): number[][] {
  return Array.from({ length: Math.ceil(numbers.length / most) }, (_, nth) =>
    numbers.slice(nth * most, (nth + 1) * most),
  )
}

const momentOf = (process: number, asked: number, at: Us): Moment => [asked, Math.floor(at / BUCKET), process]

function momentsOf({ asked, process, start, end }: Sought): Moment[] {
  const moments: Moment[] = []
  for (let at = start; at <= end + HEALING + BUCKET; at += BUCKET) moments.push(momentOf(process, asked, at))
  return moments
}

/** Of the process that failed, and the first few of any and the last. */
function askedOf(ask: Asker, moments: readonly Moment[]): Promise<Healer[]> {
  const [first, last] = ['p.first', 'p.last'].map((pass) => `(${pass}.1, ${pass}.2, p.process)`)
  const sql = `SELECT p.asked AS asked, arrayDistinct(arrayConcat(groupArraySorted(${OF_ANY})(${first}), [max(${last})],
  arrayFlatten(groupArrayIf([${first}, ${last}], (p.asked, p.bucket, p.process) IN ${OWN_MOMENTS})))) AS found
FROM (${passesSql(ask.tables.spans, ANY_MOMENTS)}) AS p GROUP BY p.asked, p.bucket`
  return healersOf(ask, sql, moments)
}

function ofOwnProcess(ask: Asker, moments: readonly Moment[]): Promise<Healer[]> {
  const sql = `SELECT p.asked AS asked, arrayDistinct([(p.first.1, p.first.2, p.process), (p.last.1, p.last.2, p.process)]) AS found
FROM (${passesSql(ask.tables.spans, `(asked, bucket, process) IN ${OWN_MOMENTS}`)}) AS p`
  return healersOf(ask, sql, moments)
}

async function healersOf(ask: Asker, sql: string, moments: readonly Moment[]): Promise<Healer[]> {
  const found: Healer[] = []
  const rowsOf = (params: Params) => ask.connection.rows<PassedRow>(sql, { params, about: 'healers' })
  for await (const row of eachOfBatches(batchesOf(moments), rowsOf))
    for (const [at, id, process] of row.found)
      found.push({ asked: Number(row.asked), at: Number(at), id, process: Number(process) })
  return found
}

const ANY_MOMENTS =
  '(asked, bucket) IN (SELECT arrayJoin(arrayZip({asked:Array(UInt64)}, {buckets:Array(Int64)})) AS pair)'
const OWN_MOMENTS =
  '(SELECT arrayJoin(arrayZip({asked:Array(UInt64)}, {buckets:Array(Int64)}, {processes:Array(UInt64)})) AS own)'

type Params = Readonly<Record<string, unknown>>

/** As parameters. */
function batchesOf(moments: readonly Moment[]): Params[] {
  const batches: Params[] = []
  const all = [...moments]
    .sort((a, b) => a[1] - b[1] || a[0] - b[0] || a[2] - b[2])
    .filter((one, nth, sorted) => nth === 0 || one.some((value, at) => value !== sorted[nth - 1]![at]))
  for (let at = 0; at < all.length; at += MOST_FAILURES) {
    const some = all.slice(at, at + MOST_FAILURES)
    const buckets = some.map(([, bucket]) => bucket)
    batches.push({
      asked: some.map(([asked]) => asked),
      buckets,
      processes: some.map(([, , process]) => process),
      first: buckets[0]! * BUCKET,
      last: (buckets.at(-1)! + 1) * BUCKET,
    })
  }
  return batches
}

interface PassedRow {
  asked: number | string
  found: [at: number | string, id: string, process: number | string][]
}
