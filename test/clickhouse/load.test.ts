/** What is loaded is judged as the files are, and is there once however often it is loaded. */
import { execFile } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import type { Report } from '../../src/model/report.ts'
import { ownCluster } from './own-cluster.ts'

const run = promisify(execFile)
const CLI = 'dist/cli.js'

const own = ownCluster()
const { folder } = own
const tables = (database: string): string => own.urlOf(database, 'writer')

/** All rows of a database, as a file. */
async function rowsOf(database: string): Promise<string> {
  const reader = await own.cluster.connect('reader', database)
  const rows = [
    ...(await reader.all('SELECT * FROM otel_traces_all ORDER BY Timestamp, SpanId')),
    ...(await reader.all('SELECT * FROM otel_logs_all ORDER BY Timestamp, Body')),
  ]
  await reader.close()
  const file = join(folder, `${database}-${rows.length}.jsonl`)
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return file
}

/** What must not differ: everything but the places of evidence. */
function said({ summary, findings, suspects, inconclusive, toolCalls }: Report): object {
  return {
    verdict: summary.verdict,
    headline: summary.headline,
    findings: findings.map(({ ruleId, severity, fingerprint, message }) => ({
      ruleId,
      severity,
      fingerprint,
      message,
    })),
    suspects: suspects.map(({ suspect, verdict }) => ({ suspect, verdict })),
    inconclusive: inconclusive.map(({ ruleId }) => ruleId),
    toolCalls: toolCalls.map(({ tool, outbound, start }) => ({ tool, outbound, start })),
  }
}

describe.each(['map', 'json'] as const)('into %s attributes', (attributes) => {
  it.each([
    ['healthy', 'samples/healthy/inputs/1795470247370-4658-9e8e'],
    ['placeholder', 'samples/placeholder-role/inputs'],
    ['hung', 'samples/incidents/tool-timeout-hung-call--limit-set/preload'],
    ['stock', 'samples/incidents/access-denied/stock'],
  ])('%s: the verdict of the rows is that of the files', async (name, source) => {
    const database = `${name}_${attributes}`
    // What has no table stays out of both.
    const files = join(folder, database)
    cpSync(source, files, { recursive: true, filter: (path) => !/results|\.xml$|junit/.test(path) })
    await own.cluster.createTables(database, attributes)
    const { stdout } = await run(process.execPath, [CLI, 'load', files, tables(database)], { env: own.cluster.env() })
    expect(stdout).toMatch(/^Loaded \d+ spans?, /)
    expect(said(await analyze([await rowsOf(database)]))).toEqual(said(await analyze([files])))
  })
})

it('the same loaded again is there once, and nothing was said of it', async () => {
  const [before, after] = [await rowsOf('healthy_map'), undefined]
  const { stdout, stderr } = await run(
    process.execPath,
    [CLI, 'load', join(folder, 'healthy_map'), tables('healthy_map')],
    { env: own.cluster.env() },
  )
  expect(stdout).not.toMatch(/twice/)
  expect(stderr).toBe('')
  expect(await rowsOf('healthy_map')).toBe(before ?? after)
})

it('says where the same again would be twice', async () => {
  await own.cluster.createTables('forgetful')
  await own.cluster.everywhere('ALTER TABLE forgetful.otel_traces RESET SETTING non_replicated_deduplication_window')
  const { stdout } = await run(process.execPath, [CLI, 'load', join(folder, 'healthy_map'), tables('forgetful')], {
    env: own.cluster.env(),
  })
  expect(stdout).toMatch(/`forgetful`\.`otel_traces` remembers no inserts/)
})

it('keeps nanoseconds', async () => {
  await own.cluster.createTables('exact')
  const file = join(folder, 'exact.jsonl')
  const [start, end] = ['1795470247862660123', '1795470247877880456']
  const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'n', kind: 3, status: { code: 2 } }
  const scopeSpans = [{ spans: [{ ...span, startTimeUnixNano: start, endTimeUnixNano: end }] }]
  writeFileSync(file, `${JSON.stringify({ resourceSpans: [{ scopeSpans }] })}\n`)
  await run(process.execPath, [CLI, 'load', file, tables('exact')], { env: own.cluster.env() })
  const reader = await own.cluster.connect('reader', 'exact')
  expect(
    await reader.all(
      'SELECT toString(toUnixTimestamp64Nano(Timestamp)) AS start, toString(Duration) AS duration, SpanKind, StatusCode FROM otel_traces_all',
    ),
  ).toEqual([{ start, duration: '15220333', SpanKind: 'Client', StatusCode: 'Error' }])
  await reader.close()
})

it('refuses a reader, a wrong password and tables that are not there, without a secret', async () => {
  const file = join(folder, 'exact.jsonl')
  const fails = async (url: string, env: NodeJS.ProcessEnv): Promise<string> => {
    const failed = await run(process.execPath, [CLI, 'load', file, url], { env }).catch((error) => error)
    expect(failed.code).toBe(2)
    expect(failed.stdout + failed.stderr).not.toMatch(/secret-of|internal error/)
    return failed.stderr
  }
  const url = tables('exact')
  expect(await fails(url.replace('writer@', 'reader@'), own.cluster.env('reader'))).toMatch(/read-only/)
  expect(await fails(url, { ...own.cluster.env(), CLICKHOUSE_PASSWORD: 'wrong' })).toMatch(
    /CLICKHOUSE_PASSWORD is wrong/,
  )
  expect(await fails(own.cluster.url('writer', 'default'), own.cluster.env())).toMatch(/no such table/)
})
