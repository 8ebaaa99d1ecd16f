/** Digests that are kept beside the spans: the same report, by less; where they are not all there, or of another make, they are not used. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { addressOf } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { explained } from '../../src/clickhouse/explain.ts'
import { fillDigests } from '../../src/clickhouse/schema/schema.ts'
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { rowsOf } from './otlp-rows.ts'
import { sayingOf } from './saying.ts'

let cluster: Cluster
let folder: string
let file: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-digests-'))
  file = join(folder, 'spans.jsonl')
  await writeCorpus({ bytes: 1.5e6, suspicious: 0.1, seed: 21, file })
  cluster = await startCluster()
})
afterAll(async () => {
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const urlOf = (database: string): string => {
  process.env['CLICKHOUSE_PASSWORD'] = cluster.env('analyst')['CLICKHOUSE_PASSWORD']
  return `${cluster.url('analyst', database)}?traces=otel_traces_all&logs=otel_logs_all`
}
const insert = async (database: string): Promise<void> => {
  const writer = await cluster.connect('writer', database)
  await writer.insert('otel_traces_all', rowsOf(file))
  await writer.close()
}
const surveyed = (database: string): Promise<Report> => analyze([urlOf(database)], { siftFrom: 0 })
const ofDigests = (report: Report): string[] => report.summary.notes.filter((note) => note.includes('_digests'))
/** Which table the first question reads, without a word sent. */
const asked = async (database: string): Promise<string> => explained(urlOf(database), { since: new Date(0) })

describe.each(['map', 'json'] as const)('attributes as %s', (attributes) => {
  it('say the same as files do', async () => {
    const database = `kept_${attributes}`
    await cluster.createTables(database, attributes, true)
    await insert(database)
    const [row] = await cluster.everywhere<{ n: string }>(
      `SELECT toString(count()) AS n FROM cluster('rolecall', ${database}.otel_traces_digests)`,
    )
    expect(Number(row?.n)).toBe(rowsOf(file).length)
    const report = await surveyed(database)
    expect(ofDigests(report)).toEqual([])
    const places = [file, `${cluster.url('analyst', database)} otel_traces_all`]
    const ofFile = await analyze([file], { siftFrom: Number.POSITIVE_INFINITY })
    expect(sayingOf(report, places)).toBe(sayingOf(ofFile, places))
  })
})

it('are read instead of attributes', async () => {
  await cluster.createTables('read', 'map', true)
  await cluster.createTables('unread', 'map')
  for (const database of ['read', 'unread']) await insert(database)
  const bytesOf = async (database: string): Promise<number> => {
    await surveyed(database)
    await cluster.everywhere('SYSTEM FLUSH LOGS')
    const rows = await cluster.everywhere<{ n: string }>(
      `SELECT toString(countIf(ProfileEvents['SelectedRows'] > 0 AND query LIKE '%SpanAttributes%transform(%')) AS n FROM system.query_log WHERE type = 'QueryFinish' AND user = 'analyst' AND has(databases, '${database}')`,
    )
    return rows.reduce((all, { n }) => all + Number(n), 0)
  }
  expect(await bytesOf('unread')).toBeGreaterThan(0)
  expect(await bytesOf('read')).toBe(0)
})

it('are not used where spans were there before them, until these are filled in', async () => {
  await cluster.createTables('late', 'map')
  await insert('late')
  await cluster.createTables('late', 'map', true)
  expect(ofDigests(await surveyed('late'))).toEqual([
    expect.stringMatching(/has 0 digests of \d+ spans, and was not used/),
  ])
  await cluster.everywhere(fillDigests('late', 'map'))
  expect(ofDigests(await surveyed('late'))).toEqual([])
})

it('are not used where another version made them', async () => {
  await cluster.createTables('older', 'map', true)
  await insert('older')
  await cluster.everywhere(
    "ALTER TABLE older.otel_traces_all_digests MODIFY COMMENT 'rolecall digests 0123456789abcdef'",
  )
  expect(ofDigests(await surveyed('older'))).toEqual([expect.stringContaining('was not made as this version makes it')])
  const connection = await connect(addressOf(urlOf('older')))
  await connection.close()
  expect(await asked('older')).not.toContain('_digests')
})
