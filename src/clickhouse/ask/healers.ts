/** What went well soon after a failure. */
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

/** Successes of what failed, soon after: of the process that failed, and the first few of any. */
export async function healers(ask: Asker, rows: readonly TraceRow[]): Promise<Healer[]> {
  const wanted = new Map<string, [asked: number, bucket: number, process: number]>()
  for (const { process, failures } of rows)
    for (const [asked, , start, end] of failures)
      for (let at = start; at <= end + HEALING + BUCKET; at += BUCKET) {
        const bucket = Math.floor(at / BUCKET)
        wanted.set(`${asked} ${bucket} ${process}`, [asked, bucket, process])
      }
  const all = [...wanted.values()].sort((a, b) => a[1] - b[1])
  const found: Healer[] = []
  for (let at = 0; at < all.length; at += MOST_FAILURES) {
    const some = all.slice(at, at + MOST_FAILURES)
    const buckets = some.map(([, bucket]) => bucket)
    const params = {
      asked: some.map(([asked]) => asked),
      buckets,
      processes: some.map(([, , process]) => process),
      first: buckets[0]! * BUCKET,
      last: (buckets.at(-1)! + 1) * BUCKET,
    }
    const sql = `SELECT p.asked AS asked, p.bucket AS bucket, arrayDistinct(arrayConcat(groupArraySorted(${OF_ANY})((p.id, p.process)), groupArrayIf((p.id, p.process), (p.asked, p.bucket, p.process) IN (SELECT arrayJoin(arrayZip({asked:Array(UInt64)}, {buckets:Array(Int64)}, {processes:Array(UInt64)})) AS own)))) AS found
FROM (${passesSql(ask.tables.spans)}) AS p GROUP BY p.asked, p.bucket`
    for await (const row of ask.connection.rows<PassedRow>(sql, { params, about: 'healers' }))
      for (const [id, process] of row.found)
        found.push({ asked: Number(row.asked), bucket: Number(row.bucket), id, process: Number(process) })
  }
  return found
}

interface PassedRow {
  asked: number | string
  bucket: number | string
  found: [id: string, process: number | string][]
}
