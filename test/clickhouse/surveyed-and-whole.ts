/** A generated run read whole from files, read whole from tables, and surveyed in SQL. */
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Connection } from '../../src/clickhouse/connect.ts'
import { load } from '../../src/clickhouse/load/load.ts'
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'
import { generateRun } from '../properties/generated-run.ts'
import { differencesOf } from '../properties/sifted.ts'

/** Tables keep no line numbers. */
function withoutPlaces(report: Report, places: readonly string[]): Report {
  const text = places.reduce((all, place) => all.replaceAll(place, 'the place'), JSON.stringify(report))
  return JSON.parse(text.replace(/the place:\d+/g, 'the place'))
}

export interface Into {
  /** Where its files are written. */
  folder: string
  writer: Connection
  /** Of empty tables, over all shards. */
  url: string
  copies: number
  /** What is done once all is in the tables. */
  onceIn?: () => Promise<void>
}

/** @returns what the run is made of, and what the three ways say differently; half of the runs have a log beside them */
export async function surveyedAndWhole(
  seed: number,
  { folder, writer, url, copies, onceIn }: Into,
): Promise<{ made: unknown; differences: string[] }> {
  const run = join(folder, String(seed))
  const made = generateRun(seed, run, { copies, beside: seed % 2 ? ['log'] : [] })
  const files = readdirSync(run).map((name) => join(run, name))
  await load(files, writer)
  await onceIn?.()
  const ofFiles = await analyze(files, { siftFrom: Number.POSITIVE_INFINITY })
  const ofRows = await analyze([url], {})
  const ofTables = await analyze([url], { siftFrom: 0 })
  const table = url.replace(/\?.*/, '')
  const places = [...files, `${table} otel_traces_all`, `${table} otel_logs_all`]
  // What is outside any request is named by its log.
  for (const place of [...places]) places.push(basename(place))
  const [fromFiles, fromRows, surveyed] = [ofFiles, ofRows, ofTables].map((report) => withoutPlaces(report, places))
  rmSync(run, { recursive: true })
  return {
    made,
    differences: [
      ...differencesOf(['files', fromFiles!], ['tables read whole', fromRows!], ['inputs']),
      ...differencesOf(['tables read whole', fromRows!], ['surveyed', surveyed!], ['inputs']),
    ],
  }
}
