/** What went well soon after a failure. */
import type { Us } from '../../model/records.ts'
import { HEALING } from '../../model/tolerances.ts'
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
  const found: Healer[] = []
  let open = rows.flatMap(({ process, failures }) => failures.map((failure) => ({ process, failure })))
  for (const later of AT_ONCE) {
    const momentIn = ({ process, failure: [asked, , start] }: (typeof open)[number]): string =>
      momentOf(process, asked, start + later * BUCKET).join(' ')
    const told = new Set<string>()
    for (const one of await ofOwnProcess(
      ask,
      open.map(({ process, failure: [asked, , start] }) => momentOf(process, asked, start + later * BUCKET)),
    )) {
      found.push(one)
      if (!failing.has(one.id)) told.add(`${one.asked} ${one.bucket} ${one.process}`)
    }
    open = open.filter((one) => !told.has(momentIn(one)))
  }
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
  for (const params of batchesOf(moments))
    for await (const row of ask.connection.rows<PassedRow>(sql, { params, about: 'healers' }))
      for (const [id, process] of row.found)
        found.push({ asked: Number(row.asked), bucket: Number(row.bucket), id, process: Number(process) })
  return found
}

async function ofOwnProcess(ask: Asker, moments: readonly Moment[]): Promise<Healer[]> {
  const sql = passesSql(ask.tables.spans, `(asked, bucket, process) IN ${OWN_MOMENTS}`)
  const found: Healer[] = []
  for (const params of batchesOf(moments))
    for await (const row of ask.connection.rows<Record<keyof Healer, string>>(sql, { params, about: 'healers' }))
      found.push({ id: row.id, asked: Number(row.asked), bucket: Number(row.bucket), process: Number(row.process) })
  return found
}

const ANY_MOMENTS =
  '(asked, bucket) IN (SELECT arrayJoin(arrayZip({asked:Array(UInt64)}, {buckets:Array(Int64)})) AS pair)'
const OWN_MOMENTS =
  '(SELECT arrayJoin(arrayZip({asked:Array(UInt64)}, {buckets:Array(Int64)}, {processes:Array(UInt64)})) AS own)'

/** As parameters. */
function* batchesOf(moments: readonly Moment[]): Generator<Record<string, unknown>> {
  const all = [...new Map(moments.map((one) => [one.join(' '), one])).values()].sort((a, b) => a[1] - b[1])
  for (let at = 0; at < all.length; at += MOST_FAILURES) {
    const some = all.slice(at, at + MOST_FAILURES)
    const buckets = some.map(([, bucket]) => bucket)
    yield {
      asked: some.map(([asked]) => asked),
      buckets,
      processes: some.map(([, , process]) => process),
      first: buckets[0]! * BUCKET,
      last: (buckets.at(-1)! + 1) * BUCKET,
    }
  }
}

interface PassedRow {
  asked: number | string
  bucket: number | string
  found: [id: string, process: number | string][]
}
