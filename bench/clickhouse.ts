/**
 * npm run bench:clickhouse -- 0.2 1: what a million spans cost in ClickHouse, on a cluster of two shards on this machine: disk, bytes
 * read, CPU, memory, rows sent, beside what ClickHouse needs to count spans by trace. Writes bench/clickhouse-measured.json, from
 * which docs/scale.md is computed (scripts/scale.mjs). Bytes, rows and CPU are ClickHouse's own counters (system.query_log).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type Cluster, startCluster } from '../test/clickhouse/cluster.ts'

const OUT = 'bench/clickhouse-measured.json'
/** One tool call of so many has a span that was refused. */
const REFUSED = 1000
const MIB = 2 ** 20
/** Traces of one insert; of one in so many, refused or not, the tool call's own span comes in an insert of its own. */
const CHUNK = 10_000
const LATE = 10

export interface Cost {
  ms: number
  cpuSeconds: number
  readRows: number
  readMiB: number
  memoryMiB: number
  rowsSent: number
  MiBSent: number
  queries: number
  /** Of each question (a query's id begins with its name): how often it was asked, and what it cost. */
  asked: Record<string, { times: number; cpuSeconds: number; readRows: number; readMiB: number; rowsSent: number }>
}

/** A trace of ten spans: a tool call, AssumeRole and three calls of S3 each with its HTTP attempt, and a span of the server's own. */
const spansSql = (database: string, from: number, which: 'most' | 'late'): string => `
INSERT INTO ${database}.otel_traces_all (Timestamp, TraceId, SpanId, ParentSpanId, SpanName, SpanKind, ServiceName, ResourceAttributes, ScopeName, SpanAttributes, Duration, StatusCode)
SELECT
  addNanoseconds(toDateTime64('2026-11-20 00:00:00', 9), toInt64(t) * 7000000 + s * 1000000) AS Timestamp,
  lower(hex(MD5(toString(t)))) AS TraceId,
  lower(hex(cityHash64(t, s))) AS SpanId,
  multiIf(s = 0, '', s IN (2, 4, 6, 8), lower(hex(cityHash64(t, s - 1))), lower(hex(cityHash64(t, 0)))) AS ParentSpanId,
  multiIf(s = 0, 'tools/call read', s = 1, 'STS.AssumeRole', s IN (3, 5, 7), 'S3.GetObject', s = 9, 'render', 'GET') AS SpanName,
  multiIf(s = 0, 'Server', s = 9, 'Internal', 'Client') AS SpanKind,
  concat('server-', toString(t % 20)) AS ServiceName,
  map('service.name', ServiceName, 'service.instance.id', ServiceName, 'host.name', 'host', 'process.pid', '7'),
  'bench',
  multiIf(
    s = 0, map('mcp.method.name', 'tools/call', 'gen_ai.tool.name', 'read', 'http.request.method', 'POST', 'rolecall.token.fingerprint', concat('tok-', substring(TraceId, 1, 12)), 'rolecall.token.role_arn', 'arn:aws:iam::391827364550:role/Reader'),
    s = 1, map('rpc.system', 'aws-api', 'rpc.service', 'STS', 'rpc.method', 'AssumeRole', 'rolecall.sts.role_arn', 'arn:aws:iam::391827364550:role/Reader', 'rolecall.identity.key', 'AKIA-02dd7b9dd7ae-YAYJ', 'rolecall.issued.key', concat('ASIA-', substring(TraceId, 1, 12), '-AAAA'), 'rolecall.issued.session_arn', 'arn:aws:sts::391827364550:assumed-role/Reader/bench'),
    s = 2, map('http.request.method', 'POST', 'server.address', 'sts.amazonaws.com', 'http.response.status_code', '200', 'rolecall.identity.key', 'AKIA-02dd7b9dd7ae-YAYJ'),
    s IN (3, 5, 7), map('rpc.system', 'aws-api', 'rpc.service', 'S3', 'rpc.method', 'GetObject', 'aws.s3.bucket', 'acme-data', 'rolecall.identity.key', concat('ASIA-', substring(TraceId, 1, 12), '-AAAA'), 'aws.request_id', SpanId, 'http.response.status_code', if(refused AND s = 7, '403', '200'), 'error.type', if(refused AND s = 7, 'AccessDenied', '')),
    s = 9, map('code.function.name', 'render'),
    map('http.request.method', 'GET', 'server.address', 'acme-data.s3.us-east-1.amazonaws.com', 'url.path', concat('/key/', toString(t)), 'http.response.status_code', if(refused AND s = 8, '403', '200'), 'rolecall.identity.key', concat('ASIA-', substring(TraceId, 1, 12), '-AAAA'))),
  multiIf(s = 0, 60000000, s IN (2, 4, 6, 8), 800000, 1000000) AS Duration,
  if(refused AND s IN (7, 8), 'Error', 'Unset') AS StatusCode
FROM (SELECT number + ${from} AS t, t % ${REFUSED} = 13 AS refused, arrayJoin(range(10)) AS s FROM numbers(${CHUNK}))
WHERE ${which === 'late' ? '' : 'NOT'} (cityHash64(t) % ${LATE} = 3 AND s = 0)
SETTINGS distributed_foreground_insert = 1`

/** CPU of both servers, with what they do by themselves: views of an insert, and merges, stand in no query's log. */
async function cpuOf(cluster: Cluster): Promise<number> {
  const rows = await cluster.everywhere<{ us: string }>(
    "SELECT toString(value) AS us FROM system.events WHERE event = 'OSCPUVirtualTimeMicroseconds'",
  )
  return rows.reduce((all, { us }) => all + Number(us), 0) / 1e6
}

async function costOf(cluster: Cluster, work: () => Promise<void>): Promise<Cost> {
  const [{ now }] = (await cluster.everywhere<{ now: string }>('SELECT toString(now64(6)) AS now')) as [{ now: string }]
  const begun = Date.now()
  await work()
  const ms = Date.now() - begun
  await cluster.everywhere('SYSTEM FLUSH LOGS')
  const rows = await cluster.everywhere<Record<string, string>>(
    `SELECT toString(sum(ProfileEvents['OSCPUVirtualTimeMicroseconds']) / 1e6) AS cpu, toString(sum(ProfileEvents['ReadCompressedBytes'])) AS bytes,
      toString(sumIf(ProfileEvents['SelectedRows'], NOT is_initial_query OR ProfileEvents['DistributedConnectionTries'] = 0)) AS rows, toString(max(memory_usage)) AS memory,
      toString(sumIf(result_rows, is_initial_query)) AS sent, toString(sumIf(result_bytes, is_initial_query)) AS sent_bytes, toString(countIf(is_initial_query)) AS queries
    FROM system.query_log WHERE type = 'QueryFinish' AND user = 'writer' AND event_time_microseconds > toDateTime64('${now}', 6) AND query NOT LIKE 'SYSTEM%'`,
  )
  const asked = await cluster.everywhere<Record<string, string>>(
    `SELECT extract(initial_query_id, '^rolecall-(.*)-\\\\w{8}(?:-\\\\w{4}){3}-\\\\w{12}$') AS about, toString(countIf(is_initial_query)) AS times, toString(sum(ProfileEvents['OSCPUVirtualTimeMicroseconds']) / 1e6) AS cpu,
      toString(sum(ProfileEvents['ReadCompressedBytes'])) AS bytes, toString(sum(ProfileEvents['SelectedRows'])) AS rows, toString(sumIf(result_rows, is_initial_query)) AS sent
    FROM system.query_log WHERE type = 'QueryFinish' AND user = 'writer' AND event_time_microseconds > toDateTime64('${now}', 6) AND about != '' GROUP BY about`,
  )
  const sum = (name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0)
  return {
    ms,
    cpuSeconds: round(sum('cpu')),
    readRows: sum('rows'),
    readMiB: round(sum('bytes') / MIB),
    memoryMiB: round(Math.max(...rows.map((row) => Number(row['memory']))) / MIB),
    rowsSent: sum('sent'),
    MiBSent: round(sum('sent_bytes') / MIB),
    queries: sum('queries'),
    asked: Object.fromEntries(
      [...new Set(asked.map(({ about }) => about!))].sort().map((about) => {
        const all = (name: string): number =>
          asked.reduce((total, row) => total + (row['about'] === about ? Number(row[name]) : 0), 0)
        return [
          about,
          {
            times: all('times'),
            cpuSeconds: round(all('cpu')),
            readRows: all('rows'),
            readMiB: round(all('bytes') / MIB),
            rowsSent: all('sent'),
          },
        ]
      }),
    ),
  }
}

/** The command as users run it; its greatest resident memory, MiB. */
async function analyzed(
  cluster: Cluster,
  url: string,
): Promise<{ clientMiB: number; headline: string; spans: number }> {
  const args = ['dist/cli.js', 'analyze', url, '--since', '2026-11-20T00:00:00Z', '-f', 'json', '--fail-on', 'none']
  const child = spawn(process.execPath, args, { env: cluster.env(), stdio: ['ignore', 'pipe', 'inherit'] })
  let most = 0
  const timer = setInterval(() => {
    try {
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0))
    } catch {
      // It has ended.
    }
  }, 50)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  await once(child, 'close')
  clearInterval(timer)
  const report = JSON.parse(Buffer.concat(chunks).toString())
  return {
    clientMiB: round(most / 1024),
    headline: report.summary.headline,
    spans: report.inputs.reduce((all: number, one: { records: number }) => all + one.records, 0),
  }
}

function round(number: number): number {
  return Number(number.toPrecision(4))
}

const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0 || sizes.some((size) => !(size > 0)))
  throw new Error('npm run bench:clickhouse -- 1 4: millions of spans')
/** Beyond this it would only be waited for. */
const MOST_UNKEPT = 1
const cluster = await startCluster()
await cluster.createTables('bench')
await cluster.createTables('kept', 'map', true)
const urlOf = (database: string): string =>
  `${cluster.url('writer', database)}?traces=otel_traces_all&logs=otel_logs_all`
const connection = await cluster.connect('writer', 'bench')
const diskOf = async (database: string, tables = ''): Promise<number> => {
  const [disk] = (await connection.all<{ bytes: string }>(
    `SELECT toString(sum(bytes_on_disk)) AS bytes FROM cluster('rolecall', system.parts) WHERE database = '${database}' AND active ${tables && `AND table LIKE '${tables}'`}`,
  )) as [{ bytes: string }]
  return round(Number(disk.bytes) / MIB)
}
const measured: (Record<string, unknown> & { millions: number })[] = []
let there = 0
for (const size of sizes.sort((a, b) => a - b)) {
  const traces = size * 100_000
  const from = there
  const load = async (database: string): Promise<void> => {
    for (there = from; there < traces; there += CHUNK)
      for (const which of ['most', 'late'] as const) await connection.run(spansSql(database, there, which))
  }
  const millions = (traces - from) / 100_000
  const start = await cpuOf(cluster)
  await load('bench')
  const between = await cpuOf(cluster)
  await load('kept')
  const [loading, both] = [between - start, (await cpuOf(cluster)) - between]
  const counting = await costOf(cluster, async () => {
    await connection.all(
      'SELECT toString(max(n)) AS most FROM (SELECT TraceId, count() AS n FROM otel_traces_all GROUP BY TraceId)',
    )
  })
  let told = { clientMiB: 0, headline: '', spans: 0 }
  const analyze =
    size > MOST_UNKEPT
      ? undefined
      : await costOf(cluster, async () => {
          told = await analyzed(cluster, urlOf('bench'))
        })
  const { headline } = told
  const byDigests = await costOf(cluster, async () => {
    told = await analyzed(cluster, urlOf('kept'))
  })
  if (analyze && told.headline !== headline) throw new Error(`by digests: ${told.headline}`)
  measured.push({
    millions: size,
    /** To write a million spans, and to keep their digests. */
    loading: { cpuSeconds: round(loading / millions) },
    keeping: { cpuSeconds: round((both - loading) / millions) },
    diskMiB: await diskOf('bench'),
    digestsMiB: await diskOf('kept', '%_digests%'),
    counting,
    ...(analyze && { analyze }),
    byDigests,
    ...told,
  })
  console.log(JSON.stringify(measured.at(-1), null, 1))
}
await connection.close()
await cluster.stop()
const [{ model } = { model: 'unknown' }] = cpus()
writeFileSync(
  OUT,
  `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${model}, two shards on one machine`, refusedOneIn: REFUSED, splitOneIn: LATE, measured }, null, 2)}\n`,
)
