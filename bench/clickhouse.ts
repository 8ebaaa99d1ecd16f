/**
 * npm run bench:clickhouse -- 1 10 [--without-digests 10]: what millions of spans cost in ClickHouse, without digests up to so many, on a cluster of two shards on this machine: disk, bytes
 * read, CPU, memory, rows sent, beside what ClickHouse needs to count spans by trace. Writes bench/clickhouse-measured.json, from
 * which docs/scale.md is computed (scripts/scale.mjs). Bytes, rows and CPU are ClickHouse's own counters (system.query_log).
 * So many as the first size says are written, and copied for the others.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { startCluster } from '../test/clickhouse/cluster.ts'
import { copySpans } from './clickhouse-copies.ts'
import { cpuOf, measured, round } from './clickhouse-cost.ts'
import { CHUNK, LATE, REFUSED, spansSql } from './clickhouse-spans.ts'

const OUT = 'bench/clickhouse-measured.json'

const { values, positionals } = parseArgs({
  // Every attribute of every span is then read, several times: of many millions that takes many minutes.
  options: { 'without-digests': { type: 'string', default: '10' } },
  allowPositionals: true,
})
const sizes = positionals.map(Number)
if (sizes.length === 0 || sizes.some((size) => !(size > 0)))
  throw new Error('npm run bench:clickhouse -- 1 4: millions of spans')
sizes.sort((a, b) => a - b)
const cluster = await startCluster()
const connection = await cluster.connect('writer', 'default')
/** Spans of `bench` have no digests; `bare` sees those of `pieces` without their digests. */
await cluster.createTables('bench')
await cluster.createTables('pieces', 'map', true)
for (const view of ['traces_settled', 'seals', 'exemplars'])
  await cluster.everywhere(`SYSTEM STOP VIEW pieces.otel_traces_digests_${view}_mv`)
await cluster.everywhere('CREATE DATABASE bare')
for (const table of ['otel_traces', 'otel_traces_trace_id_ts'])
  await cluster.everywhere(
    `CREATE TABLE bare.${table.replace('otel_traces', 'otel_traces_all')} AS pieces.${table} ENGINE = Distributed('rolecall', 'pieces', '${table}', cityHash64(TraceId))`,
  )
/** CPU to write the first traces into a database, s. */
async function write(database: string, traces: number): Promise<number> {
  const start = await cpuOf(cluster)
  for (let trace = 0; trace < traces; trace += CHUNK)
    for (const which of ['most', 'late'] as const) await connection.run(spansSql(database, trace, which))
  return (await cpuOf(cluster)) - start
}
const written = sizes[0]! * 100_000
const plain = await write('bench', written)
const kept = await write('pieces', written)
/** To write a million spans, and to keep their digests. */
const writing = { cpuSeconds: round(plain / sizes[0]!), digestsCpuSeconds: round((kept - plain) / sizes[0]!) }
const all: unknown[] = []
let copies = 1
for (const size of sizes) {
  const wanted = Math.round(size / sizes[0]!)
  for (; copies < wanted; copies++) {
    await copySpans(cluster, 'pieces', written, copies)
    console.log(`${new Date().toISOString()} copied ${copies} times`)
  }
  for await (const entry of measured(
    cluster,
    wanted * sizes[0]!,
    { pieces: 'pieces', bare: 'bare' },
    size <= Number(values['without-digests']),
  )) {
    if ((all.at(-1) as { millions?: number })?.millions === entry.millions) all.pop()
    all.push(entry)
    console.log(new Date().toISOString(), JSON.stringify(entry, null, 1))
    save()
  }
}
await connection.close()
await cluster.stop()

function save(): void {
  const [{ model } = { model: 'unknown' }] = cpus()
  writeFileSync(
    OUT,
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${model}, two shards on one machine`, refusedOneIn: REFUSED, splitOneIn: LATE, writtenMillions: sizes[0], writing, measured: all }, null, 2)}\n`,
  )
}
