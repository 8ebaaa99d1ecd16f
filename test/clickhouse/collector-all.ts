/**
 * npm run check:collector-tables: builds the real OpenTelemetry collector with its ClickHouse exporter from Go modules, lets it make
 * its tables and write a recorded run, and holds ours against them: the tables word by word, the rows value by value. Minutes, and
 * Go; a command, not part of CI. Run it when the exporter's version here changes.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { stringify } from 'yaml'
import { schemaOf } from '../../src/clickhouse/schema/schema.ts'
import { ROOT } from '../coexistence/cache.mjs'
import { CLUSTER, type Cluster, startCluster } from './cluster.ts'

const VERSION = 'v0.161.0'
const FOLDER = join(ROOT, '.cache', 'collector', VERSION)
const BINARY = join(FOLDER, 'out', 'otelcol')
const RUN = join(ROOT, 'samples/healthy/inputs/1795470247370-4658-9e8e')
const TABLES = ['otel_traces', 'otel_traces_trace_id_ts', 'otel_traces_trace_id_ts_mv', 'otel_logs']

function build(): void {
  if (existsSync(BINARY)) return
  mkdirSync(FOLDER, { recursive: true })
  const contrib = 'github.com/open-telemetry/opentelemetry-collector-contrib/exporter/clickhouseexporter'
  writeFileSync(
    join(FOLDER, 'builder.yaml'),
    stringify({
      dist: { name: 'otelcol', output_path: './out' },
      receivers: [{ gomod: `go.opentelemetry.io/collector/receiver/otlpreceiver ${VERSION}` }],
      exporters: [{ gomod: `${contrib} ${VERSION}` }],
    }),
  )
  const options = {
    cwd: FOLDER,
    stdio: 'inherit' as const,
    env: { ...process.env, GOBIN: FOLDER, GOFLAGS: '-mod=mod' },
  }
  execFileSync('go', ['install', `go.opentelemetry.io/collector/cmd/builder@${VERSION}`], options)
  execFileSync(join(FOLDER, 'builder'), ['--config', 'builder.yaml'], options)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Sends a run's spans, and a log line, through the collector into a database of its making. */
async function throughCollector(cluster: Cluster, database: string, json: boolean): Promise<void> {
  const port = await freePort()
  const config = join(FOLDER, `${database}.yaml`)
  writeFileSync(
    config,
    stringify({
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
      exporters: {
        clickhouse: {
          endpoint: `http://127.0.0.1:${cluster.servers[0]!.httpPort}`,
          username: 'writer',
          password: cluster.env().CLICKHOUSE_PASSWORD,
          database,
          json,
        },
      },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: {
          traces: { receivers: ['otlp'], exporters: ['clickhouse'] },
          logs: { receivers: ['otlp'], exporters: ['clickhouse'] },
        },
      },
    }),
  )
  const collector = spawn(BINARY, ['--config', config], { stdio: ['ignore', 'inherit', 'inherit'] })
  try {
    for (const [path, bodies] of [
      ['traces', ['spans.jsonl', 'open.jsonl'].flatMap(linesOf)],
      ['logs', [JSON.stringify(LOG)]],
    ] as const)
      for (const body of bodies) await posted(`http://127.0.0.1:${port}/v1/${path}`, body)
  } finally {
    collector.kill()
    await once(collector, 'exit')
  }
}

const LOG = {
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'sample-data-server' } }] },
      scopeLogs: [
        {
          scope: { name: 'app' },
          logRecords: [
            {
              timeUnixNano: '1795470247900911123',
              severityNumber: 17,
              severityText: 'ERROR',
              body: { stringValue: 'it broke' },
              attributes: [{ key: 'n', value: { intValue: '3' } }],
            },
          ],
        },
      ],
    },
  ],
}

function linesOf(file: string): string[] {
  return readFileSync(join(RUN, file), 'utf8').split('\n').filter(Boolean)
}

async function posted(url: string, body: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } }).catch(
      () => undefined,
    )
    if (answer?.ok) return
    if (tries > 100) throw new Error(`${url}: ${answer ? await answer.text() : 'no answer'}`)
    await setTimeout(200)
  }
}

/** As ClickHouse says it, without the names of databases and the window that is ours. */
async function tableOf(cluster: Cluster, database: string, table: string): Promise<string> {
  const [row] = await cluster.everywhere<{ statement: string }>(`SHOW CREATE TABLE ${database}.${table}`)
  return row!.statement.replaceAll(`${database}.`, '').replace(/, non_replicated_deduplication_window = \d+/, '')
}

/** Rows by span, with those columns that say what happened: rolecall keeps of a resource what matters, and adds what it derives. */
async function rowsOf(cluster: Cluster, database: string): Promise<string[]> {
  const rows = await cluster.everywhere<Record<string, unknown>>(
    `SELECT toString(toUnixTimestamp64Nano(Timestamp)) AS start, toString(Duration) AS duration, TraceId, SpanId, ParentSpanId, SpanName, SpanKind, ServiceName,
      ScopeName, StatusCode, StatusMessage, Events.Name AS events, SpanAttributes FROM ${database}.otel_traces ORDER BY SpanId, duration`,
  )
  return rows.map((row) => JSON.stringify(row))
}

const differences: string[] = []
build()
const cluster = await startCluster({ shards: 1, replicas: 1 })
try {
  for (const json of [false, true]) {
    const [theirs, ours] = [`theirs_${json}`, `ours_${json}`]
    await throughCollector(cluster, theirs, json)
    for (const sql of schemaOf({ database: ours, attributes: json ? 'json' : 'map', cluster: CLUSTER }))
      await cluster.everywhere(sql)
    for (const table of TABLES) {
      const [a, b] = [await tableOf(cluster, theirs, table), await tableOf(cluster, ours, table)]
      console.log(`${json ? 'JSON' : 'Map'} ${table}: ${a === b ? 'the same' : 'DIFFERS'}`)
      if (a !== b) differences.push(`${table}\n${a}\n${b}`)
    }
    const lines = ['spans.jsonl', 'open.jsonl'].map((name) => join(RUN, name))
    execFileSync(process.execPath, ['dist/cli.js', 'load', ...lines, cluster.url('writer', ours)], {
      env: cluster.env(),
      stdio: 'inherit',
    })
    const [a, b] = [await rowsOf(cluster, theirs), await rowsOf(cluster, ours)]
    const differing = a.filter((row, nth) => row !== b[nth])
    console.log(
      `${json ? 'JSON' : 'Map'} rows: ${a.length} of the collector, ${b.length} of rolecall load, ${differing.length} differ`,
    )
    for (const row of differing.slice(0, 3)) differences.push(`${row}\n${b[a.indexOf(row)]}`)
    if (a.length !== b.length) differences.push(`${a.length} rows and ${b.length}`)
  }
} finally {
  await cluster.stop()
}
if (differences.length > 0) {
  console.error(differences.join('\n\n'))
  process.exit(1)
}
