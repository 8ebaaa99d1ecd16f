/** A watch of tables, as real processes that are killed: each finding is written once, whatever happens to who writes it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/clickhouse/connect.ts'
import { type Cluster, startCluster } from './cluster.ts'

const run = promisify(execFile)
const CLI = 'dist/cli.js'
/** Recorded runs with something to find, of different minutes. */
const FIRST = ['samples/placeholder-role/inputs', 'samples/no-base-credentials/inputs']
const LATER = 'samples/second-token-missing/inputs'

let cluster: Cluster
let writer: Connection
let cwd: string
const children = new Set<ChildProcess>()
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-watch-'))
  cluster = await startCluster()
  writer = await cluster.connect()
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})
afterAll(async () => {
  await writer?.close()
  await cluster?.stop()
  rmSync(cwd, { recursive: true, force: true })
})

const addressOf = (database: string): string =>
  `${cluster.url('writer', database)}?traces=otel_traces_all&logs=otel_logs_all&findings=rolecall_findings_all`

async function loaded(database: string, paths: readonly string[]): Promise<void> {
  await run(process.execPath, [CLI, 'load', ...paths, addressOf(database)], { env: cluster.env() })
}

interface Watch {
  child: ChildProcess
  events: { type: string; finding?: { fingerprint: string }; says?: string; spans?: number; again?: boolean }[]
  output(): string
}

function watch(database: string, ...options: string[]): Watch {
  const args = [
    CLI,
    'watch',
    addressOf(database),
    '-f',
    'ndjson',
    '--window',
    '30s',
    '--since',
    '2026-11-20T00:00:00Z',
    '--late',
    '9999h',
    ...options,
  ]
  const child = spawn(process.execPath, args, { env: { ...cluster.env(), HOOK: process.env['HOOK'] } })
  children.add(child)
  const events: Watch['events'] = []
  let output = ''
  let rest = ''
  child.stderr!.on('data', (chunk) => {
    output += chunk
  })
  child.stdout!.on('data', (chunk) => {
    output += chunk
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) events.push(JSON.parse(line))
  })
  return { child, events, output: () => output }
}

const told = (events: Watch['events']): string[] =>
  events.flatMap(({ finding }) => (finding ? [finding.fingerprint] : [])).sort()

/** Each row as it lies there: nothing is merged before it is counted. */
async function written(database: string): Promise<string[]> {
  const rows = await writer.all<{ f: string }>(
    `SELECT Fingerprint AS f FROM ${database}.rolecall_findings_all ORDER BY f`,
  )
  return rows.map(({ f }) => f)
}

/** Windows with spans that were judged with all of them. */
async function isAllJudged(database: string): Promise<boolean> {
  const [row] = await writer.all<{ n: string }>(
    `SELECT toString(count()) AS n FROM
      (SELECT toInt64(intDiv(toUnixTimestamp(Timestamp), 30) * 30) AS start, count() AS spans FROM ${database}.otel_traces_all GROUP BY start) AS there
      GLOBAL LEFT JOIN (SELECT toInt64(toUnixTimestamp(Start)) AS start, max(Spans) AS spans FROM ${database}.rolecall_findings_all_windows GROUP BY start) AS done
      ON there.start = done.start WHERE there.spans != done.spans`,
  )
  return row?.n === '0'
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

let expected: string[]
it('writes each finding once, and goes on where it was', async () => {
  await cluster.createTables('plain')
  await loaded('plain', FIRST)
  const first = watch('plain')
  await expect.poll(() => isAllJudged('plain')).toBe(true)
  expect(await ended(first.child, 'SIGINT')).toBe(1)
  expected = await written('plain')
  expect(expected.length).toBeGreaterThan(1)
  expect(new Set(expected).size).toBe(expected.length)
  expect(told(first.events)).toEqual(expected)
  const second = watch('plain')
  await expect.poll(() => second.events.some(({ type }) => type === 'watching')).toBe(true)
  // Spans that come late, into a window that was judged.
  const before = second.events.length
  await loaded('plain', [LATER])
  await expect.poll(() => isAllJudged('plain')).toBe(true)
  await expect.poll(() => second.events.length).toBeGreaterThan(before)
  expect(await ended(second.child, 'SIGINT')).toBe(1)
  const all = await written('plain')
  expect(new Set(all).size).toBe(all.length)
  expect(told(second.events)).toEqual(all.filter((one) => !expected.includes(one)))
  expect(told(second.events).length).toBeGreaterThan(0)
})

it('writes each finding once, killed again and again', async () => {
  await cluster.createTables('killed')
  await loaded('killed', FIRST)
  let kills = 0
  for (let after = 400; !(await isAllJudged('killed')); after = (after * 1.3) % 8000) {
    const { child } = watch('killed')
    await new Promise((resolve) => setTimeout(resolve, after))
    await ended(child, 'SIGKILL')
    kills++
    // What holds must hold as well where the server dies with its client.
    await cluster.revive()
  }
  expect(kills).toBeGreaterThan(1)
  expect(await written('killed')).toEqual(expected)
})

it('writes each finding once, of two who watch the same', async () => {
  await cluster.createTables('two')
  await loaded('two', FIRST)
  const both = [watch('two'), watch('two')]
  await expect.poll(() => isAllJudged('two')).toBe(true)
  for (const { child } of both) await ended(child, 'SIGINT')
  expect(await written('two')).toEqual(expected)
  expect(both.flatMap(({ events }) => told(events)).sort()).toEqual(expected)
})

it('tells a webhook of each, however often it refuses, and says nothing of its address', async () => {
  await cluster.createTables('hook')
  await loaded('hook', FIRST)
  const got: { fingerprint: string; text: string }[] = []
  let refusals = 4
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      if (refusals-- > 0) return response.writeHead(503).end()
      got.push(JSON.parse(body))
      return response.end('ok')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.env['HOOK'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0P/S3CRET`
  const { child, events, output } = watch('hook', '--notify', 'env:HOOK')
  const wanted = await expectTold('hook')
  await expect.poll(() => got.map(({ fingerprint }) => fingerprint).sort()).toEqual(await wanted())
  expect((await wanted()).length).toBeGreaterThan(0)
  expect(got[0]!.text).toMatch(/\w/)
  expect(events.some(({ says }) => says?.includes('answered 503'))).toBe(true)
  await ended(child, 'SIGINT')
  expect(output()).not.toMatch(/S3CRET|secret-of/)
  // Told is told: another watch has nothing to add.
  const before = got.length
  const second = watch('hook', '--notify', 'env:HOOK')
  await expect.poll(() => second.events.length).toBeGreaterThan(0)
  await ended(second.child, 'SIGINT')
  expect(got.length).toBe(before)
  server.close()
})

async function expectTold(database: string): Promise<() => Promise<string[]>> {
  await expect.poll(() => isAllJudged(database)).toBe(true)
  return async () => {
    const rows = await writer.all<{ f: string }>(
      `SELECT Fingerprint AS f FROM ${database}.rolecall_findings_all WHERE Severity != 'info' AND CausedBy = '' ORDER BY f`,
    )
    return rows.map(({ f }) => f)
  }
}

it('judges nothing while a shard is down, says so, and goes on when it is back', async () => {
  await cluster.createTables('shard')
  await loaded('shard', FIRST)
  const lost = cluster.servers[1]!
  await lost.kill()
  const { child, events } = watch('shard')
  await expect.poll(() => events.some(({ type, says }) => type === 'trouble' && /shard/.test(says!))).toBe(true)
  expect(told(events)).toEqual([])
  await lost.start()
  await expect.poll(() => isAllJudged('shard').catch(() => false)).toBe(true)
  await ended(child, 'SIGINT')
  expect(await written('shard')).toEqual(expected)
})

it.each([
  ['reader', /read-only/],
  ['analyst', /read-only/],
] as const)('refuses %s, who cannot write', async (user, words) => {
  const url = addressOf('plain').replace('writer@', `${user}@`)
  const failed = await run(process.execPath, [CLI, 'watch', url], { env: cluster.env(user) }).catch((error) => error)
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringMatching(words) })
})
