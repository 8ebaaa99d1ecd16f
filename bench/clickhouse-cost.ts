/** What questions cost in ClickHouse, by its own counters (system.query_log), and what an analysis of so many spans does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Cluster } from '../test/clickhouse/cluster.ts'

/** Servers that are measured. */
export type Servers = Pick<Cluster, 'everywhere' | 'env' | 'url' | 'connect'>

const MIB = 2 ** 20

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

/** CPU of both servers, with what they do by themselves: views of an insert, and merges, stand in no query's log. */
export async function cpuOf(cluster: Servers): Promise<number> {
  const rows = await cluster.everywhere<{ us: string }>(
    "SELECT toString(value) AS us FROM system.events WHERE event = 'OSCPUVirtualTimeMicroseconds'",
  )
  return rows.reduce((all, { us }) => all + Number(us), 0) / 1e6
}

async function costOf(cluster: Servers, work: () => Promise<void>): Promise<Cost> {
  const [{ now }] = (await cluster.everywhere<{ now: string }>('SELECT toString(now64(6)) AS now')) as [{ now: string }]
  const begun = Date.now()
  await work()
  const ms = Date.now() - begun
  // What a shard did for another is written down a moment after that has answered.
  await new Promise((resolve) => setTimeout(resolve, 500))
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
  cluster: Servers,
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

export function round(number: number): number {
  return Number(number.toPrecision(4))
}

/** The tables of a database; `bare` has the same spans without their digests. */
export interface Databases {
  /** One trace in `LATE` came in two inserts; the views that put them together, and seal their hours, are stopped. */
  pieces: string
  bare: string
}

/** Other work on the machine makes all dearer, and not by as much: counting and analyses are measured in turn, and the least of each counts. */
const TURNS = 7

/**
 * Counting spans by trace, and analyses of the same: by pieces as they came, put together, and without digests, which is known last.
 */
export async function* measured(
  cluster: Servers,
  millions: number,
  { pieces, bare }: Databases,
  withoutDigests: boolean,
) {
  const urlOf = (database: string): string =>
    `${cluster.url('writer', database)}?traces=otel_traces_all&logs=otel_logs_all`
  const diskOf = async (tables: string): Promise<number> => {
    const rows = await cluster.everywhere<{ bytes: string }>(
      `SELECT toString(sum(bytes_on_disk)) AS bytes FROM system.parts WHERE database = '${pieces}' AND active AND ${tables}`,
    )
    return round(rows.reduce((all, { bytes }) => all + Number(bytes), 0) / MIB)
  }
  let told = { clientMiB: 0, headline: '', spans: 0 }
  const analysisOf = async (database: string): Promise<Cost> => {
    const before = told
    const cost = await costOf(cluster, async () => {
      told = await analyzed(cluster, urlOf(database))
    })
    if (before.headline !== '' && before.headline !== told.headline) throw new Error(`${database}: ${told.headline}`)
    return cost
  }
  const count = (): Promise<Cost> =>
    costOf(cluster, async () => {
      const connection = await cluster.connect('writer', pieces)
      await connection.all(
        'SELECT toString(max(n)) AS most FROM (SELECT TraceId, count() AS n FROM otel_traces_all GROUP BY TraceId)',
      )
      await connection.close()
    })
  await cluster.everywhere(
    `ALTER TABLE ${pieces}.otel_traces_digests_traces DELETE WHERE is_settled = 1 SETTINGS mutations_sync = 2`,
  )
  for (const table of ['seals', 'exemplars'])
    await cluster.everywhere(`TRUNCATE TABLE ${pieces}.otel_traces_digests_${table}`)
  await untilMerged(cluster)
  const inPieces = await analysisOf(pieces)
  const before = await cpuOf(cluster)
  await settle(cluster, pieces)
  const settling = { cpuSeconds: round((await cpuOf(cluster)) - before) }
  await untilMerged(cluster)
  const turns: { counting: Cost; byDigests: Cost }[] = []
  for (let turn = 0; turn < TURNS; turn++) turns.push({ counting: await count(), byDigests: await analysisOf(pieces) })
  const least = (of: 'counting' | 'byDigests') => ({
    ...turns.map((turn) => turn[of]).sort((a, b) => a.cpuSeconds - b.cpuSeconds)[0]!,
    ms: Math.min(...turns.map((turn) => turn[of].ms)),
  })
  const entry = {
    millions,
    diskMiB: await diskOf("table NOT LIKE '%_digests%'"),
    digestsMiB: await diskOf("table LIKE '%_digests%'"),
    counting: least('counting'),
    inPieces,
    settling,
    byDigests: least('byDigests'),
    turns: turns.map(({ counting, byDigests }) => ({
      counting: { ms: counting.ms, cpuSeconds: counting.cpuSeconds },
      byDigests: { ms: byDigests.ms, cpuSeconds: byDigests.cpuSeconds },
    })),
    ...told,
  }
  yield entry
  if (withoutDigests) yield { ...entry, analyze: await analysisOf(bare) }
}

/** What ClickHouse does by itself would count among what is measured. */
async function untilMerged(cluster: Servers): Promise<void> {
  while ((await cluster.everywhere('SELECT 1 AS one FROM system.merges LIMIT 1')).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 500))
}

/** Puts together what came in pieces, seals its hours, and keeps the spans of those that stand for others together, as the views do by and by. */
async function settle(cluster: Servers, database: string): Promise<void> {
  const pieces = `${database}.otel_traces_digests_traces`
  const seals = `${database}.otel_traces_digests_seals`
  const refreshed = async (view: string): Promise<void> => {
    for (const verb of ['START', 'REFRESH', 'WAIT', 'STOP']) await cluster.everywhere(`SYSTEM ${verb} VIEW ${view}`)
  }
  const left = async (): Promise<number> => {
    const rows = await cluster.everywhere<{ n: string }>(
      `SELECT toString(countIf(n > made)) AS n FROM (SELECT countIf(is_settled = 0) AS n, greatest(max(pieces), 1) AS made FROM ${pieces} GROUP BY id)`,
    )
    return rows.reduce((all, { n }) => all + Number(n), 0)
  }
  const rowsOf = async (table: string): Promise<number> => {
    const rows = await cluster.everywhere<{ n: string }>(`SELECT toString(count()) AS n FROM ${table}`)
    return rows.reduce((all, { n }) => all + Number(n), 0)
  }
  const exemplars = `${database}.otel_traces_digests_exemplars`
  // Of what came within a minute more may be on its way.
  const minute = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 61_000))
  await minute()
  while ((await left()) > 0) await refreshed(`${pieces}_settled_mv`)
  await minute()
  for (const table of [seals, exemplars])
    for (let before = -1, now = 0; now > before; ) {
      before = now
      await refreshed(`${table}_mv`)
      now = await rowsOf(table)
    }
}
