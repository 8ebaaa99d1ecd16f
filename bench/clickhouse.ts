/**
 * npm run bench:clickhouse -- 0.2 1: what a million spans cost in ClickHouse, on a cluster of two shards on this machine: disk, bytes
 * read, CPU, memory, rows sent, beside what ClickHouse needs to count spans by trace. Writes bench/clickhouse-measured.json, from
 * which docs/scale.md is computed (scripts/scale.mjs). Bytes, rows and CPU are ClickHouse's own counters (system.query_log).
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { startCluster } from '../test/clickhouse/cluster.ts'
import { cpuOf, measured, round } from './clickhouse-cost.ts'
import { CHUNK, LATE, REFUSED, spansSql } from './clickhouse-spans.ts'

const OUT = 'bench/clickhouse-measured.json'

const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0 || sizes.some((size) => !(size > 0)))
  throw new Error('npm run bench:clickhouse -- 1 4: millions of spans')
sizes.sort((a, b) => a - b)
const cluster = await startCluster()
const connection = await cluster.connect('writer', 'default')
/** Spans of `bench` have no digests; `bare` sees those of `pieces` without their digests. */
await cluster.createTables('bench')
for (const database of ['pieces', 'whole']) {
  await cluster.createTables(database, 'map', true)
  await cluster.everywhere(`SYSTEM STOP VIEW ${database}.otel_traces_digests_traces_settled_mv`)
}
await cluster.everywhere('CREATE DATABASE bare')
for (const table of ['otel_traces', 'otel_traces_trace_id_ts'])
  await cluster.everywhere(
    `CREATE TABLE bare.${table.replace('otel_traces', 'otel_traces_all')} AS pieces.${table} ENGINE = Distributed('rolecall', 'pieces', '${table}', cityHash64(TraceId))`,
  )
/** CPU to write traces into a database, s. */
async function load(database: string, from: number, to: number): Promise<number> {
  const start = await cpuOf(cluster)
  for (let trace = from; trace < to; trace += CHUNK)
    for (const which of database === 'whole' ? (['all'] as const) : (['most', 'late'] as const))
      await connection.run(spansSql(database, trace, which))
  return (await cpuOf(cluster)) - start
}
const first = sizes[0]! * 100_000
const plain = await load('bench', 0, first)
const kept = await load('pieces', 0, first)
await load('whole', 0, first)
/** To write a million spans, and to keep their digests. */
const writing = { cpuSeconds: round(plain / sizes[0]!), digestsCpuSeconds: round((kept - plain) / sizes[0]!) }
const all: unknown[] = []
let there = first
for (const size of sizes) {
  const traces = size * 100_000
  for (const database of ['pieces', 'whole']) await load(database, there, traces)
  there = traces
  all.push(await measured(cluster, size, { pieces: 'pieces', bare: 'bare', whole: 'whole' }))
  console.log(JSON.stringify(all.at(-1), null, 1))
}
await connection.close()
await cluster.stop()
const [{ model } = { model: 'unknown' }] = cpus()
writeFileSync(
  OUT,
  `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${model}, two shards on one machine`, refusedOneIn: REFUSED, splitOneIn: LATE, writing, measured: all }, null, 2)}\n`,
)
