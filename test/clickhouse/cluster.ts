/**
 * A real ClickHouse cluster of separate processes on this machine: shards with plain replicas, which a Distributed table
 * writes (`internal_replication = false`), as there is no Keeper. Three users: `writer`; `reader` with `readonly = 1` and limits in
 * its profile; `analyst` with `readonly = 2`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressOf } from '../../src/clickhouse/address.ts'
import { type Connection, connect } from '../../src/clickhouse/connect.ts'
import { schemaOf } from '../../src/clickhouse/schema/schema.ts'
import { library } from './places.ts'

const LAUNCHER = fileURLToPath(new URL('./server.py', import.meta.url))
/** Its name in `cluster('rolecall', …)` and in Distributed tables. */
export const CLUSTER = 'rolecall'
/** Milliseconds; a start takes one or two seconds. */
const START = 60_000

export type User = 'writer' | 'reader' | 'analyst'
const passwordOf = (user: User): string => `secret-of-${user}`

/** One process. */
export interface Server {
  readonly shard: number
  readonly replica: number
  readonly httpPort: number
  /** Its data stay, and `start` brings it back with them. */
  kill(): Promise<void>
  start(): Promise<void>
  /** It keeps its connections and answers nothing. */
  pause(): void
  resume(): void
}

export interface Cluster {
  /** The replicas of shard 0, then those of shard 1. */
  readonly servers: readonly Server[]
  url(user?: User, database?: string, server?: Server): string
  /** Environment with the password of a user. */
  env(user?: User): NodeJS.ProcessEnv
  connect(user?: User, database?: string, server?: Server): Promise<Connection>
  /** Runs one statement on each server, as `ON CLUSTER` would with a Keeper. */
  everywhere<Row = object>(sql: string): Promise<Row[]>
  /** A database with the collector's tables, and `otel_traces_all` and `otel_logs_all` over all shards. */
  createTables(database: string, attributes?: 'map' | 'json', digests?: boolean): Promise<void>
  /** Ends all processes and removes their data. */
  stop(): Promise<void>
}

export async function startCluster({ shards = 2, replicas = 1 } = {}): Promise<Cluster> {
  const lib = library()
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-clickhouse-'))
  const count = shards * replicas
  const ports = await freePorts(count * 3)
  const places = Array.from({ length: count }, (_, n) => ({
    shard: Math.floor(n / replicas),
    replica: n % replicas,
    httpPort: ports[3 * n]!,
    tcpPort: ports[3 * n + 1]!,
    gatePort: ports[3 * n + 2]!,
  }))
  const servers = places.map((place, n) => {
    const own = join(folder, String(n))
    mkdirSync(own)
    writeFileSync(join(own, 'users.xml'), USERS)
    writeFileSync(join(own, 'config.xml'), configOf(own, place, places))
    return new Process(lib, own, place)
  })
  const url = (user: User = 'writer', database = 'default', server: Server = servers[0]!): string =>
    `clickhouse://${user}@127.0.0.1:${server.httpPort}/${database}`
  const env = (user: User = 'writer'): NodeJS.ProcessEnv => ({ ...process.env, CLICKHOUSE_PASSWORD: passwordOf(user) })
  const cluster: Cluster = {
    servers,
    url,
    env,
    connect: (user, database, server) => connect(addressOf(url(user, database, server), env(user))),
    async everywhere<Row>(sql: string) {
      const answers = servers.map(({ httpPort }) => statement<Row>(httpPort, sql))
      return (await Promise.all(answers)).flat()
    },
    async createTables(database, attributes = 'map', digests = false) {
      for (const sql of schemaOf({ database, attributes, cluster: CLUSTER, digests })) await cluster.everywhere(sql)
    },
    async stop() {
      await Promise.all(servers.map((server) => server.kill()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await Promise.all(servers.map((server) => server.start()))
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return cluster
}

interface Place {
  shard: number
  replica: number
  httpPort: number
  tcpPort: number
  /** By which other servers reach `tcpPort`, see server.py. */
  gatePort: number
}

class Process implements Server {
  readonly shard: number
  readonly replica: number
  readonly httpPort: number
  private running: ChildProcess | undefined
  private readonly library: string
  private readonly folder: string
  private readonly place: Place

  constructor(library: string, folder: string, place: Place) {
    this.library = library
    this.folder = folder
    this.place = place
    this.shard = place.shard
    this.replica = place.replica
    this.httpPort = place.httpPort
  }

  async start(): Promise<void> {
    const { gatePort, tcpPort } = this.place
    const args = [LAUNCHER, this.library, join(this.folder, 'data'), join(this.folder, 'config.xml')]
    args.push(String(gatePort), String(tcpPort))
    const started = spawn('python3', args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.running = started
    let said = ''
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk) => {
        said = (said + chunk).slice(-4000)
      })
    const ended = once(started, 'exit')
    // Else a test would only see that nobody answers.
    started.once('exit', (code, signal) => {
      if (this.running === started)
        console.error(`a ClickHouse ended by itself (${code ?? signal}): ${said}${this.log()}`)
    })
    const until = Date.now() + START
    while (!(await this.answers())) {
      if (started.exitCode !== null || started.signalCode)
        throw new Error(`ClickHouse ended at its start: ${said}${this.log()}`)
      if (Date.now() > until)
        throw new Error(`ClickHouse does not answer after ${START / 1000} s: ${said}${this.log()}`)
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))])
    }
  }

  async kill(): Promise<void> {
    const { running } = this
    if (!running || running.exitCode !== null || running.signalCode) return
    this.running = undefined
    const ended = once(running, 'exit')
    running.kill('SIGKILL')
    await ended
  }

  pause(): void {
    this.running?.kill('SIGSTOP')
  }

  resume(): void {
    this.running?.kill('SIGCONT')
  }

  private answers(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.httpPort}/ping`).then(
      ({ ok }) => ok,
      () => false,
    )
  }

  private log(): string {
    try {
      const text = readFileSync(join(this.folder, 'errors.txt'), 'utf8')
      // What was thrown stands long before the last line, where nobody caught it.
      const thrown = text.split('\n').filter((line) => /uncaught exception|terminate|Code: \d+/i.test(line))
      return [...thrown.slice(-5), text.slice(-2000)].join('\n')
    } catch {
      return ''
    }
  }
}

async function statement<Row>(port: number, sql: string): Promise<Row[]> {
  const response = await fetch(`http://127.0.0.1:${port}/?default_format=JSONEachRow`, {
    method: 'POST',
    body: sql,
    // A connection that lay idle while a test analyzed may be closed by the server just as it is used again.
    headers: { 'X-ClickHouse-User': 'writer', 'X-ClickHouse-Key': passwordOf('writer'), Connection: 'close' },
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${text}\n${sql}`)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** All held at once, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = held.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

function configOf(folder: string, own: Place, all: readonly Place[]): string {
  const { httpPort, tcpPort, shard, replica } = own
  const shards = [...new Set(all.map((place) => place.shard))].map((n) => {
    const replicas = all
      .filter((place) => place.shard === n)
      .map((place) => (place === own ? tcpPort : place.gatePort))
      .map((port) => `<replica><host>127.0.0.1</host><port>${port}</port></replica>`)
    return `<shard><internal_replication>false</internal_replication>${replicas.join('')}</shard>`
  })
  return `<clickhouse>
  <logger><level>error</level><log>${folder}/log.txt</log><errorlog>${folder}/errors.txt</errorlog></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${httpPort}</http_port>
  <tcp_port>${tcpPort}</tcp_port>
  <users_config>${folder}/users.xml</users_config>
  <remote_servers><${CLUSTER}><secret>between-the-servers</secret>${shards.join('')}</${CLUSTER}></remote_servers>
  <macros><shard>${shard}</shard><replica>${replica}</replica></macros>
  <query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>200</flush_interval_milliseconds></query_log>
</clickhouse>
`
}

const user = (name: User): string =>
  `<${name}><password>${passwordOf(name)}</password><networks><ip>127.0.0.1</ip></networks><profile>${name}</profile></${name}>`

/** `default` is whom the library itself runs as. */
const USERS = `<clickhouse>
  <profiles>
    <default/>
    <writer/>
    <reader>
      <readonly>1</readonly>
      <max_execution_time>60</max_execution_time>
      <max_memory_usage>2000000000</max_memory_usage>
      <max_result_bytes>500000000</max_result_bytes>
    </reader>
    <analyst><readonly>2</readonly></analyst>
  </profiles>
  <users>
    <default><password/><networks><ip>::/0</ip></networks><profile>default</profile></default>
    ${user('writer')}
    ${user('reader')}
    ${user('analyst')}
  </users>
  <quotas><default/></quotas>
</clickhouse>
`
