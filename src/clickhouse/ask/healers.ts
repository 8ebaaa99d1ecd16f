/** What went well soon after a failure. */
import type { Us } from '../../model/records.ts'
import { HEALING } from '../../model/tolerances.ts'
import { eachOfBatches } from '../fetch.ts'
import { BUCKET } from '../trace-digest.ts'
import type { TraceRow } from '../trace-row.ts'
import { passesSql } from '../traces.ts'
import type { Asker } from './asker.ts'

/** That something went well in a stretch of time (its number, of `BUCKET` each), and the first trace in which it did, of a process. */
export interface Healer {
  asked: number
  bucket: number
  id: string
  process: number
}

/** Failures, by stretch of time and process, of a query. */
const MOST_FAILURES = 4000
/** Of a stretch so many are enough, whatever their process: `sift` looks at four, and not at the one that failed. */
const OF_ANY = 5

/** What was asked in vain, in which stretch of time, and by which process. */
type Moment = [asked: number, bucket: number, process: number]

/** All successes of what failed, soon after: of the process that failed, and the first few of any. */
export function healers(ask: Asker, rows: readonly TraceRow[]): Promise<Healer[]> {
  return askedOf(
    ask,
    rows.flatMap(({ process, failures }) => failures.flatMap((failure) => momentsOf(process, failure))),
  )
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
  const failures = rows.flatMap(({ process, failures }) => failures.map((failure) => ({ process, failure })))
  const atOnce = ({ process, failure: [asked, , start] }: (typeof failures)[number]): Moment[] =>
    AT_ONCE.map((later) => momentOf(process, asked, start + later * BUCKET))
  const found = await ofOwnProcess(ask, failures.flatMap(atOnce))
  const told = new Set(
    found.flatMap(({ asked, bucket, process, id }) => (failing.has(id) ? [] : [[asked, bucket, process].join(' ')])),
  )
  const open = failures.filter((one) => !atOnce(one).some((moment) => told.has(moment.join(' '))))
  const rest = await askedOf(
    ask,
    open.flatMap(({ process, failure }) => momentsOf(process, failure)),
  )
  return [...found, ...rest]
}

const momentOf = (process: number, asked: number, at: Us): Moment => [asked, Math.floor(at / BUCKET), process]

function momentsOf(process: number, [asked, , start, end]: TraceRow['failures'][number]): Moment[] {
  const moments: Moment[] = []
  for (let at = start; at <= end + HEALING + BUCKET; at += BUCKET) moments.push(momentOf(process, asked, at))
  return moments
}

/** Of the process that failed, and the first few of any. */
async function askedOf(ask: Asker, moments: readonly Moment[]): Promise<Healer[]> {
  const sql = `SELECT p.asked AS asked, p.bucket AS bucket, arrayDistinct(arrayConcat(groupArraySorted(${OF_ANY})((p.id, p.process)), groupArrayIf((p.id, p.process), (p.asked, p.bucket, p.process) IN ${OWN_MOMENTS}))) AS found
FROM (${passesSql(ask.tables.spans, ANY_MOMENTS)}) AS p GROUP BY p.asked, p.bucket`
  const found: Healer[] = []
  const rowsOf = (params: Params) => ask.connection.rows<PassedRow>(sql, { params, about: 'healers' })
  for await (const row of eachOfBatches(batchesOf(moments), rowsOf))
    for (const [id, process] of row.found)
      found.push({ asked: Number(row.asked), bucket: Number(row.bucket), id, process: Number(process) })
  return found
}

async function ofOwnProcess(ask: Asker, moments: readonly Moment[]): Promise<Healer[]> {
  const sql = passesSql(ask.tables.spans, `(asked, bucket, process) IN ${OWN_MOMENTS}`)
  const found: Healer[] = []
  const rowsOf = (params: Params) =>
    ask.connection.rows<Record<keyof Healer, string>>(sql, { params, about: 'healers' })
  for await (const row of eachOfBatches(batchesOf(moments), rowsOf))
    found.push({ id: row.id, asked: Number(row.asked), bucket: Number(row.bucket), process: Number(row.process) })
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
  bucket: number | string
  found: [id: string, process: number | string][]
}
