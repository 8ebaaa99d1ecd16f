/**
 * What the survey of files knows of a trace, SQL knows as well, and no more: of every recorded run and of generated ones, made from
 * the spans, kept as they came, and kept in pieces.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Asker, rowsOf } from '../../src/clickhouse/ask/asker.ts'
import { byDigests } from '../../src/clickhouse/digests.ts'
import { settlingSql } from '../../src/clickhouse/settle.ts'
import { spanDigestSql } from '../../src/clickhouse/span-digest.ts'
import { type Tables, tablesOf } from '../../src/clickhouse/tables.ts'
import { traceDigestSql } from '../../src/clickhouse/trace-digest.ts'
import { rowOf, TRACE_COLUMNS } from '../../src/clickhouse/trace-row.ts'
import type { Trace } from '../../src/engine/survey/trace.ts'
import { TraceSurvey } from '../../src/engine/survey/traces.ts'
import { ReferenceReader } from '../../src/scan/reference.ts'
import { FLAG } from '../../src/scan/span-digest.ts'
import { generateRun } from '../properties/generated-run.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { type Row, rowsOfRequest } from './otlp-rows.ts'
import { recordedSpans } from './recorded-spans.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-same-traces-'))
const SEEDS = [20006, 20026, 20030, 20074, 20133, 20236, 20286, 20389, 30103, 31050]
let cluster: Cluster
const requests: unknown[] = []
const rows: Row[] = []
beforeAll(async () => {
  cluster = await startCluster({ shards: 1, replicas: 1 })
  const generated = SEEDS.map((seed) => {
    generateRun(seed, join(folder, String(seed)), { copies: 20, beside: [] })
    return join(folder, String(seed), 'spans.jsonl')
  })
  for (const file of [...recordedSpans(), ...generated])
    for (const line of readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean)) {
      const request = JSON.parse(line)
      requests.push(request)
      rows.push(...rowsOfRequest(request).map((row) => ({ ...row, TraceId: row.TraceId.toLowerCase() })))
    }
  expect(readdirSync(folder).length).toBe(SEEDS.length)
})
afterAll(async () => {
  await cluster?.stop()
  rmSync(folder, { recursive: true })
})

/** What can be compared: whose hash is whose only files know of files, and SQL of SQL. */
function knownOf(trace: Trace): unknown {
  const { flags, ended, opened, openedIds, endedIds } = trace
  const isUnsettled = opened > 0 && (opened !== ended || openedIds !== endedIds)
  const named = (flag: number): boolean => (flags & flag) !== 0
  return {
    flags: Object.fromEntries(Object.entries(FLAG).map(([name, flag]) => [name, named(flag)])),
    counts: [ended, opened, isUnsettled, trace.processes],
    times: [trace.start, trace.end, trace.began, trace.served, trace.lastFailed, trace.lastPassed],
    order: [trace.failedFirst, trace.failedLast, trace.wentOn],
    tied: [trace.isLoose],
    keys: trace.keys.map(({ isOfRequests, saidLeast, saidMost }) => [isOfRequests, saidLeast === saidMost]).sort(),
    issued: trace.issued.map(({ role, by, from, until }) => [role !== 0, by !== 0, from, until]).sort(),
    // Of more than are kept it is not told which; two that are alike in all (a call and its one try) ask for one healer.
    failures: trace.failures.length >= 32 ? 32 : unique(trace.failures.map(({ start, end }) => `${start} ${end}`)),
    callers: trace.callers
      .map(({ token, claims, role, isRefused }) => [token !== 0, claims !== 0, role !== 0, isRefused])
      .sort(),
    others: [trace.outboundToken !== 0, trace.tools !== 0],
  }
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)].sort()
}

function byFiles(): Map<string, unknown> {
  const survey = new TraceSurvey()
  survey.begin()
  for (const request of requests) expect(new ReferenceReader(survey, 'made').value(request)).toBe(true)
  const { size, at } = survey.finish()
  return new Map(Array.from({ length: size }, (_, nth) => [at(nth).words.join(), knownOf(at(nth))]))
}

async function byTables(database: string, sql: (spans: Tables['spans']) => string): Promise<Map<string, unknown>> {
  const reader = await cluster.connect('analyst', database)
  const { spans } = await tablesOf(reader)
  const found = await reader.all<unknown[]>(`SELECT ${TRACE_COLUMNS} FROM (${sql(spans)}) AS r`, { isCompact: true })
  await reader.close()
  const traces = found.map((row) => rowOf(row).made)
  return new Map(traces.map((trace) => [trace.words.join(), knownOf(trace)]))
}

function differencesOf(files: Map<string, unknown>, tables: Map<string, unknown>): unknown[] {
  expect([...tables.keys()].sort()).toEqual([...files.keys()].sort())
  return [...files].flatMap(([words, known]) => {
    const other = tables.get(words) as Record<string, unknown>
    return Object.entries(known as Record<string, unknown>).flatMap(([part, value]) =>
      JSON.stringify(value) === JSON.stringify(other[part]) ? [] : [{ words, part, files: value, tables: other[part] }],
    )
  })
}

it('made from the spans', async () => {
  await cluster.createTables('made')
  const writer = await cluster.connect('writer', 'made')
  await writer.insert('otel_traces', rows)
  await writer.close()
  const files = byFiles()
  expect(files.size).toBeGreaterThan(500)
  const tables = await byTables('made', (spans) => traceDigestSql(spanDigestSql(spans, '1'), '0'))
  expect(differencesOf(files, tables)).toEqual([])
})

/** How far traces are put together, what is known of each, and the class of each. */
async function byKept(database: string) {
  const reader = await cluster.connect('analyst', database)
  const { reading } = await byDigests({ connection: reader, tables: await tablesOf(reader), wanted: {}, put: () => {} })
  const ask = new Asker(reading)
  const found = await ask.traces('all', rowsOf(ask.source.sql(reading.tables.spans)), {})
  await reader.close()
  const traces = found.map(({ made }) => made)
  return {
    settled: reading.tables.spans.settled!,
    known: new Map(traces.map((trace) => [trace.words.join(), knownOf(trace)])),
    classes: found.map((row) => `${row.trace} ${row.of}`).sort(),
  }
}

it('kept as they came, of a trace whole or in pieces, and put together however far', async () => {
  await cluster.createTables('kept', 'map', true)
  const insert = async (part: number): Promise<void> => {
    const writer = await cluster.connect('writer', 'kept')
    await writer.insert(
      'otel_traces',
      rows.filter((_, nth) => (nth % 7) % 3 === part),
    )
    await writer.close()
  }
  const pieces = '`kept`.`otel_traces_digests_traces`'
  const settle = () => cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
  const count = async (): Promise<number> => {
    const [row] = await cluster.everywhere<{ n: string }>(`SELECT toString(sum(is_settled)) AS n FROM ${pieces}`)
    return Number(row!.n)
  }
  await insert(0)
  await insert(1)
  await settle()
  const once = await count()
  expect(once).toBeGreaterThan(100)
  await settle()
  expect(await count()).toBe(once)

  await insert(2)
  const files = byFiles()
  const since = await byKept('kept')
  // Some are put together, some are that no more, and others not at all.
  expect(since.settled.some).toBe(true)
  expect(since.settled.open?.length).toBeGreaterThan(100)
  expect(since.settled.open!.length).toBeLessThan(files.size)
  expect(differencesOf(files, since.known)).toEqual([])

  await settle()
  const all = await byKept('kept')
  // A trace of which there were two pieces has a row of these and one of all three.
  expect(all.settled).toEqual({ some: true, several: true, open: [] })
  expect(differencesOf(files, all.known)).toEqual([])
  expect(all.classes).toEqual(since.classes)

  await cluster.everywhere(`INSERT INTO ${pieces} SELECT * FROM ${pieces} WHERE is_settled = 1`)
  const twice = await byKept('kept')
  expect(twice.known).toEqual(all.known)
  expect(twice.classes).toEqual(since.classes)

  await cluster.everywhere(`ALTER TABLE ${pieces} DELETE WHERE is_settled = 1 SETTINGS mutations_sync = 2`)
  const none = await byKept('kept')
  expect(none.settled.some).toBe(false)
  expect(differencesOf(files, none.known)).toEqual([])
  expect(none.classes).toEqual(since.classes)
})

it('put together by ClickHouse itself', async () => {
  const view = '`kept`.`otel_traces_digests_traces_settled_mv`'
  await cluster.everywhere(`SYSTEM REFRESH VIEW ${view}`)
  await cluster.everywhere(`SYSTEM WAIT VIEW ${view}`)
  const [row] = await cluster.everywhere<{ exception: string }>(
    "SELECT exception FROM system.view_refreshes WHERE database = 'kept'",
  )
  expect(row).toEqual({ exception: '' })
})
