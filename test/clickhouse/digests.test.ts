/** Digests that are kept beside the spans: the same report, by less; where they are not all there, or of another make, they are not used. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { addressOf } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { explained } from '../../src/clickhouse/explain.ts'
import { fillDigests } from '../../src/clickhouse/schema/schema.ts'
import { areSettledSql, settlingSql } from '../../src/clickhouse/settle.ts'
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'
import { rowsOf } from './otlp-rows.ts'
import { ownCluster } from './own-cluster.ts'
import { sayingOf } from './saying.ts'

const own = ownCluster()
const { urlOf } = own
const file = join(own.folder, 'spans.jsonl')
beforeAll(() => writeCorpus({ bytes: 1.5e6, suspicious: 0.1, seed: 21, file }))

const insert = (database: string): Promise<void> => own.insert(database, rowsOf(file))
const surveyed = (database: string): Promise<Report> => analyze([urlOf(database)], { siftFrom: 0 })
const ofDigests = (report: Report): string[] => report.summary.notes.filter((note) => note.includes('_digests'))
/** Which table the first question reads, without a word sent. */
const asked = async (database: string): Promise<string> => explained(urlOf(database), { since: new Date(0) })

describe.each(['map', 'json'] as const)('attributes as %s', (attributes) => {
  it('say the same as files do', async () => {
    const database = `kept_${attributes}`
    await own.cluster.createTables(database, attributes, true)
    // In pieces: of one table none is put together, of the other all but what came last.
    const rows = rowsOf(file)
    const parts = [0, 1, 2].map((part) => rows.filter((_, nth) => (nth % 7) % 3 === part))
    await own.insert(database, parts[0]!, parts[1]!)
    const pieces = `\`${database}\`.\`otel_traces_digests_traces\``
    if (attributes === 'json') await own.cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
    await own.insert(database, parts[2]!.slice(0, parts[2]!.length / 2))
    if (attributes === 'json') await own.cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
    await own.insert(database, parts[2]!.slice(parts[2]!.length / 2))
    const [row] = await own.cluster.everywhere<{ n: string }>(
      `SELECT toString(count()) AS n FROM cluster('rolecall', ${database}.otel_traces_digests)`,
    )
    expect(Number(row?.n)).toBe(rowsOf(file).length)
    const report = await surveyed(database)
    expect(ofDigests(report)).toEqual([])
    const places = [file, `${own.cluster.url('analyst', database)} otel_traces_all`]
    const ofFile = await analyze([file], { siftFrom: Number.POSITIVE_INFINITY })
    expect(sayingOf(report, places)).toBe(sayingOf(ofFile, places))
    const areSettled = async (): Promise<boolean> =>
      (await own.cluster.everywhere<{ are_all: number }>(areSettledSql(`${pieces} WHERE 1`))).every(
        ({ are_all }) => are_all === 1,
      )
    expect(await areSettled()).toBe(false)
    await own.cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
    expect(await areSettled()).toBe(true)
    expect(sayingOf(await surveyed(database), places)).toBe(sayingOf(ofFile, places))
  })
})

it('are read instead of attributes', async () => {
  await own.cluster.createTables('read', 'map', true)
  await own.cluster.createTables('unread', 'map')
  for (const database of ['read', 'unread']) await insert(database)
  const bytesOf = async (database: string): Promise<number> => {
    await surveyed(database)
    await own.cluster.everywhere('SYSTEM FLUSH LOGS')
    const rows = await own.cluster.everywhere<{ n: string }>(
      `SELECT toString(countIf(ProfileEvents['SelectedRows'] > 0 AND query LIKE '%SpanAttributes%transform(%')) AS n FROM system.query_log WHERE type = 'QueryFinish' AND user = 'analyst' AND has(databases, '${database}')`,
    )
    return rows.reduce((all, { n }) => all + Number(n), 0)
  }
  expect(await bytesOf('unread')).toBeGreaterThan(0)
  expect(await bytesOf('read')).toBe(0)
})

it('are not used where spans were there before them, until these are filled in', async () => {
  await own.cluster.createTables('late', 'map')
  await insert('late')
  await own.cluster.createTables('late', 'map', true)
  expect(ofDigests(await surveyed('late'))).toEqual([
    expect.stringMatching(/has 0 digests of \d+ spans, and was not used/),
  ])
  await own.cluster.everywhere(fillDigests('late', 'map'))
  expect(ofDigests(await surveyed('late'))).toEqual([])
})

it('are not used where another version made them', async () => {
  await own.cluster.createTables('older', 'map', true)
  await insert('older')
  await own.cluster.everywhere(
    "ALTER TABLE older.otel_traces_all_digests MODIFY COMMENT 'rolecall digests 0123456789abcdef'",
  )
  expect(ofDigests(await surveyed('older'))).toEqual([expect.stringContaining('was not made as this version makes it')])
  const connection = await connect(addressOf(urlOf('older')))
  await connection.close()
  expect(await asked('older')).not.toContain('_digests')
})
