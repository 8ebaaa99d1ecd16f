/** What went well soon after a failure. */
import { HEALING } from '../../model/tolerances.ts'
import { BUCKET } from '../trace-digest.ts'
import type { TraceRow } from '../trace-row.ts'
import { passesSql } from '../traces.ts'
import { type Asker, MOST_ASKED } from './asker.ts'

/** That something went well in a stretch of time (its number, of `BUCKET` each), and the first trace in which it did, of a process. */
export interface Healer {
  asked: number
  bucket: number
  id: string
  process: number
}

/** Successes of what failed, soon after. */
export async function healers(ask: Asker, failures: readonly TraceRow['failures'][number][]): Promise<Healer[]> {
  const wanted = new Set<string>()
  for (const [asked, , start, end] of failures)
    for (let at = start; at <= end + HEALING + BUCKET; at += BUCKET) wanted.add(`${asked} ${Math.floor(at / BUCKET)}`)
  const pairs = [...wanted].map((pair) => pair.split(' ').map(Number)).sort((a, b) => a[1]! - b[1]!)
  const found: Healer[] = []
  for (let at = 0; at < pairs.length; at += MOST_ASKED) {
    const some = pairs.slice(at, at + MOST_ASKED)
    const buckets = some.map(([, bucket]) => bucket!)
    const rows = ask.connection.rows<{
      asked: number | string
      bucket: number | string
      id: string
      process: number | string
    }>(passesSql(ask.tables.spans), {
      params: {
        asked: some.map(([asked]) => asked!),
        buckets,
        first: buckets[0]! * BUCKET,
        last: (buckets.at(-1)! + 1) * BUCKET,
      },
      about: 'healers',
    })
    for await (const { asked, bucket, id, process } of rows)
      found.push({ asked: Number(asked), bucket: Number(bucket), id, process: Number(process) })
  }
  return found
}
