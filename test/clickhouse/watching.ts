/** A cluster of its own for a file of tests, and watches of its tables as real processes. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Connection } from '../../src/clickhouse/connect.ts'
import { type Cluster, startCluster } from './cluster.ts'

export const run = promisify(execFile)
export const CLI = 'dist/cli.js'
/** Recorded runs with something to find, of different minutes. */
export const FIRST: readonly string[] = ['samples/placeholder-role/inputs', 'samples/no-base-credentials/inputs']

export interface Watch {
  child: ChildProcess
  events: { type: string; finding?: { fingerprint: string }; says?: string; spans?: number; again?: boolean }[]
  output(): string
}

export const told = (events: Watch['events']): string[] =>
  events.flatMap(({ finding }) => (finding ? [finding.fingerprint] : [])).sort()

export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** @returns what tests do with the cluster that is started before them */
export function watchedCluster() {
  let cluster: Cluster
  let writer: Connection
  const children = new Set<ChildProcess>()
  beforeAll(async () => {
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
  })

  const addressOf = (database: string): string =>
    `${cluster.url('writer', database)}?traces=otel_traces_all&logs=otel_logs_all&findings=rolecall_findings_all`

  async function loaded(database: string, paths: readonly string[]): Promise<void> {
    await run(process.execPath, [CLI, 'load', ...paths, addressOf(database)], { env: cluster.env() })
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

  return { on: () => ({ cluster, writer }), addressOf, loaded, watch, written, isAllJudged }
}
