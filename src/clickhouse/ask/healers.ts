/** What went well soon after a failure. */
import { largest } from '../../model/extremes.ts'
import type { Us } from '../../model/records.ts'
import { HEALING } from '../../model/tolerances.ts'
import { eachOfBatches } from '../fetch.ts'
import { BUCKET } from '../trace-digest.ts'
import type { TraceRow } from '../trace-row.ts'
import { passesSql } from '../traces.ts'
import type { Asker } from './asker.ts'

/** That something went well, when, and in which trace. */
export interface Healer {
  /** What was asked; or what was asked of its object, or of that by its key (`askedOf`). */
  asked: number
  at: Us
  id: string
  process: number
}

/** Failures of a query: a parameter may have 128 KiB (`http_max_field_value_size`), and a number takes 17 bytes. */
const MOST_FAILURES = 6000
/** Of a stretch so many are enough, whatever their process: `sift` looks at four, and not at the one that failed. */
const OF_ANY = 5

/** What may go well again in these stretches of time. */
interface Sought {
  asked: number
  process: number
  /** When it failed. */
  start: Us
  /** The first of them, and how many. */
  bucket: number
  buckets: number
}

const bucketOf = (at: Us): number => Math.floor(at / BUCKET)

type Failed = TraceRow['failures'][number]

/** @param numberOf what is sought of a failure; 0 for nothing */
function soughtOf(rows: readonly TraceRow[], numberOf: (failure: Failed) => number): Sought[] {
  return rows.flatMap(({ process, failures }) =>
    failures.flatMap((failure) => {
      const asked = numberOf(failure)
      if (asked === 0) return []
      const [, , start, end] = failure
      const bucket = bucketOf(start)
      return { asked, process, start, bucket, buckets: bucketOf(end + HEALING) - bucket + 1 }
    }),
  )
}

const anyOf = ([any]: Failed): number => any
/** Of its object; of what has none, by its key. */
const ofItsObject = ([, , , , , ofObject, byKey]: Failed): number => ofObject || byKey

/**
 * All successes of what was asked in vain, soon after: of the process that failed, and the first few of any. Those of its object, and
 * by its key, `anyHealers` has found already.
 */
export function healers(ask: Asker, rows: readonly TraceRow[]): Promise<Healer[]> {
  return askedOf(ask, soughtOf(rows, anyOf))
}

/** In so many stretches of time from that of a failure on, what goes well again mostly does. */
const AT_ONCE = 2

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
  const sought = soughtOf(rows, anyOf)
  const ofObjects = soughtOf(rows, ofItsObject)
  const byKeys = (isSought: (ofObject: number) => boolean): Sought[] =>
    soughtOf(rows, ([, , , , , ofObject, byKey]) => (ofObject !== 0 && isSought(ofObject) ? byKey : 0))
  if (!ask.tables.spans.kept) return askedOf(ask, [...sought, ...ofObjects, ...byKeys(() => true)])
  // Another failure may be what went well last: which of several that failed is asked from another moment.
  const failing = new Set(all.flatMap(({ trace, failures }) => (failures.length > 0 ? [trace] : [])))
  const [found, passedOfObjects] = await Promise.all([
    ofOwnProcess(
      ask,
      sought.map((one) => ({ ...one, buckets: AT_ONCE })),
    ),
    askedOf(ask, ofObjects, ANY_MOMENT),
  ])
  /** When for the last time in each stretch, by process and what was asked. */
  const told = new Map<string, Map<number, Us>>()
  for (const { asked, at, process, id } of found) {
    if (failing.has(id)) continue
    const name = `${process} ${asked}`
    const lasts = told.get(name) ?? new Map<number, Us>()
    told.set(name, lasts)
    const bucket = bucketOf(at)
    lasts.set(bucket, Math.max(at, lasts.get(bucket) ?? at))
  }
  const wentWell = ({ asked, process, start, bucket }: Sought): boolean => {
    const lasts = told.get(`${process} ${asked}`)
    for (let later = 0; later < AT_ONCE; later++) if ((lasts?.get(bucket + later) ?? -1) >= start) return true
    return false
  }
  // What went well of no object did so by no key.
  const wentWellOf = new Set(passedOfObjects.map(({ asked }) => asked))
  const [rest, passedByKeys] = await Promise.all([
    askedOf(
      ask,
      sought.filter((one) => !wentWell(one)),
    ),
    askedOf(
      ask,
      byKeys((ofObject) => wentWellOf.has(ofObject)),
      ANY_MOMENT,
    ),
  ])
  return [...found, ...passedOfObjects, ...rest, ...passedByKeys]
}

/** Of the process that failed, and the first few of any and the last. */
function askedOf(ask: Asker, sought: readonly Sought[], wanted = IN_MOMENTS): Promise<Healer[]> {
  const [first, last] = ['p.first', 'p.last'].map((pass) => `(${pass}.1, ${pass}.2, p.process)`)
  const moments = `SELECT asked, bucket, min(start) AS since, groupUniqArray(process) AS processes FROM (${MOMENTS}) GROUP BY asked, bucket`
  const sql = `SELECT p.asked AS asked, arrayDistinct(arrayConcat(groupArraySorted(${OF_ANY})(${first}), [max(${last})],
  arrayFlatten(groupArrayIf([${first}, ${last}], has(m.processes, p.process))))) AS found
FROM (${passesSql(ask.tables.spans, wanted)}) AS p INNER JOIN (${moments}) AS m ON p.asked = m.asked AND p.bucket = m.bucket
WHERE p.last.1 >= m.since GROUP BY p.asked, p.bucket`
  return healersOf(ask, sql, sought)
}

/** Of each stretch the last alone: what went well again did so by then. */
function ofOwnProcess(ask: Asker, sought: readonly Sought[]): Promise<Healer[]> {
  // In a row of each question: there are thousands of stretches.
  const sql = `SELECT p.asked AS asked, groupArray((p.last.1, p.last.2, p.process)) AS found
FROM (${passesSql(ask.tables.spans, `(asked, bucket, process) IN (SELECT asked, bucket, process FROM (${MOMENTS}))`)}) AS p GROUP BY p.asked`
  return healersOf(ask, sql, sought)
}

async function healersOf(ask: Asker, sql: string, sought: readonly Sought[]): Promise<Healer[]> {
  const found: Healer[] = []
  const rowsOf = (params: Params) => ask.connection.rows<PassedRow>(sql, { params, about: 'healers' })
  for await (const row of eachOfBatches(batchesOf(sought), rowsOf))
    for (const [at, id, process] of row.found)
      found.push({ asked: Number(row.asked), at: Number(at), id, process: Number(process) })
  return found
}

/**
 * Numbers of a parameter. As text that is read as late as can be: a list of thousands that stands in the question itself is planned with,
 * several times on each server, and that takes longer than to answer.
 */
function numbers(name: string, type: 'UInt64' | 'Int64'): string {
  return `JSONExtract(materialize({${name}:String}), 'Array(${type})')`
}

const MOMENTS = `SELECT q.1 AS asked, q.2 + arrayJoin(range(q.3)) AS bucket, q.4 AS process, q.5 AS start FROM (
  SELECT arrayJoin(arrayZip(${numbers('asked', 'UInt64')}, ${numbers('buckets', 'Int64')}, ${numbers('counts', 'Int64')}, ${numbers('processes', 'UInt64')}, ${numbers('starts', 'Int64')})) AS q)`

const IN_MOMENTS = `(asked, bucket) IN (SELECT asked, bucket FROM (${MOMENTS}))`
/** Of an object or a key there are few, whatever the moment: to look for each in its moments would take longer. */
const ANY_MOMENT = 'asked IN {each:Array(UInt64)}'

type Params = Readonly<Record<string, unknown>>

/** As parameters. */
function batchesOf(sought: readonly Sought[]): Params[] {
  const batches: Params[] = []
  const all = [...sought].sort((a, b) => a.bucket - b.bucket)
  for (let at = 0; at < all.length; at += MOST_FAILURES) {
    const some = all.slice(at, at + MOST_FAILURES)
    batches.push({
      // Many ask for the same, and the index is looked into for each that is given.
      each: [...new Set(some.map(({ asked }) => asked))],
      asked: JSON.stringify(some.map(({ asked }) => asked)),
      buckets: JSON.stringify(some.map(({ bucket }) => bucket)),
      counts: JSON.stringify(some.map(({ buckets }) => buckets)),
      processes: JSON.stringify(some.map(({ process }) => process)),
      starts: JSON.stringify(some.map(({ start }) => start)),
      first: some[0]!.bucket * BUCKET,
      last: largest(some.map(({ bucket, buckets }) => bucket + buckets)) * BUCKET,
    })
  }
  return batches
}

interface PassedRow {
  asked: number | string
  found: [at: number | string, id: string, process: number | string][]
}
