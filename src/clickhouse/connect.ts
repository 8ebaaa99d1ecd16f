/**
 * A connection to ClickHouse by its official client, which is loaded only where an address is named.
 *
 * Values go as parameters (`{name:String}`), never into the SQL's text. A user with `readonly = 1` may set nothing, so no
 * query relies on a setting: 64-bit numbers are asked for by `toString(…)`, as JSON rounds them beyond 2^53. TLS checks the
 * server's certificate; one's own authority is named by NODE_EXTRA_CA_CERTS, as for all of Node.
 */
import { createHash, randomUUID } from 'node:crypto'
import { version } from '../version.ts'
import type { Address } from './address.ts'
import { ClickHouseProblem, problemOf } from './problems.ts'

/** What one query may cost, where the user's profile does not say so itself. */
const LIMITS = {
  /** Seconds. */
  max_execution_time: 300,
  max_memory_usage: String(4 * 2 ** 30),
  max_result_bytes: String(2 ** 30),
} as const

/** Half of the spans without a word are worse than none. */
const NO_SHARD_LEFT_OUT = { skip_unavailable_shards: 0 } as const

export interface Asking {
  /** For `{name:Type}` in the SQL. */
  params?: Record<string, unknown>
  signal?: AbortSignal
  /** A word for what it asks: begins its id in `system.query_log`. */
  about?: string
  /** Rows are lists of their columns' values: of many rows of many columns the names are most of the text. */
  isCompact?: boolean
}

export interface Connection {
  readonly address: Address
  /** 0: may write. 1: may read, and its profile holds the limits. 2: may read, and set limits. */
  readonly readonly: 0 | 1 | 2
  /** What the user should know before relying on an answer: a profile without limits, a password sent in the clear. */
  readonly notes: readonly string[]
  /** Rows as they arrive; throws what goes wrong in mid-stream, also. */
  rows<Row>(sql: string, asking?: Asking): AsyncGenerator<Row>
  /** The same, as many at a time as arrive together: to wait for each of thousands takes longer than to read it. */
  batches<Row>(sql: string, asking?: Asking): AsyncGenerator<Row[]>
  /** All rows of a small answer. */
  all<Row>(sql: string, asking?: Asking): Promise<Row[]>
  /** A statement that gives no rows. */
  run(sql: string, asking?: Asking): Promise<void>
  /**
   * Writes rows in one insert. The same token twice is one insert, on tables with a window for it
   * (`non_replicated_deduplication_window`, or Replicated tables): without one, the same rows are.
   */
  insert(table: string, rows: readonly object[], token?: string): Promise<void>
  close(): Promise<void>
}

/** @throws ClickHouseProblem where nobody answers, or the user is refused */
export async function connect(address: Address): Promise<Connection> {
  const { createClient, ClickHouseLogLevel } = await import('@clickhouse/client')
  const client = createClient({
    url: address.endpoint,
    username: address.user,
    password: address.password,
    database: address.database,
    application: `rolecall/${version}`,
    // Of the whole connection; a query's own limit is the server's.
    request_timeout: (LIMITS.max_execution_time + 30) * 1000,
    use_multipart_params_auto: true,
    compression: { request: true, response: false },
    // It would write failures to the console by itself, with the query.
    log: { level: ClickHouseLogLevel.OFF },
  })
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw problemOf(error, address.shown)
    }
  }
  let found: Profile
  try {
    found = await told(
      profileOf((sql) => client.query({ query: sql, format: 'JSONEachRow' }).then((set) => set.json())),
    )
  } catch (error) {
    await client.close()
    throw error
  }
  const reading =
    found.readonly === 1
      ? {}
      : { ...limitsToSet(found), ...NO_SHARD_LEFT_OUT, cancel_http_readonly_queries_on_client_close: 1 as const }
  // A user who may write reads as one who may not: a query that changes anything is refused.
  const asReader = found.readonly === 0 ? { ...reading, readonly: '2' } : reading

  async function* batches<Row>(sql: string, { params, signal, about, isCompact }: Asking = {}): AsyncGenerator<Row[]> {
    const set = await told(
      client.query({
        query: sql,
        format: isCompact ? 'JSONCompactEachRow' : 'JSONEachRow',
        clickhouse_settings: asReader,
        ...(params && { query_params: params }),
        ...(signal && { abort_signal: signal }),
        ...(about && { query_id: `rolecall-${about}-${randomUUID()}` }),
      }),
    )
    try {
      for await (const some of set.stream<Row>()) yield some.map((row) => row.json() as Row)
    } catch (error) {
      throw problemOf(error, address.shown)
    } finally {
      set.close()
    }
  }

  async function* rows<Row>(sql: string, asking?: Asking): AsyncGenerator<Row> {
    for await (const some of batches<Row>(sql, asking)) yield* some
  }

  return {
    address,
    readonly: found.readonly,
    notes: notesOf(address, found),
    rows,
    batches,
    async all(sql, asking) {
      const all = []
      for await (const some of batches(sql, asking)) for (const row of some) all.push(row)
      return all as never
    },
    async run(sql, { params, signal, about } = {}) {
      await told(
        client.command({
          query: sql,
          ...(params && { query_params: params }),
          ...(signal && { abort_signal: signal }),
          ...(about && { query_id: `rolecall-${about}-${randomUUID()}` }),
        }),
      )
    },
    async insert(table, rows, token) {
      if (rows.length === 0) return
      await told(
        client.insert({
          table,
          values: rows,
          format: 'JSONEachRow',
          clickhouse_settings: {
            // Written to every shard before it is said to be written.
            distributed_foreground_insert: 1,
            async_insert: 0,
            insert_deduplication_token: token ?? digestOf(rows),
          },
        }),
      )
    },
    close: () => client.close(),
  }
}

function digestOf(rows: readonly object[]): string {
  const digest = createHash('sha256')
  for (const row of rows) digest.update(JSON.stringify(row))
  return digest.digest('hex')
}

interface Profile {
  readonly: 0 | 1 | 2
  /** Those that are set to something. */
  limits: Partial<Record<keyof typeof LIMITS, number>>
  skipsShards: boolean
}

async function profileOf(ask: (sql: string) => Promise<unknown[]>): Promise<Profile> {
  const names = [...Object.keys(LIMITS), 'readonly', 'skip_unavailable_shards']
  const rows = (await ask(
    `SELECT name, value FROM system.settings WHERE name IN (${names.map((name) => `'${name}'`).join(', ')})`,
  )) as { name: string; value: string }[]
  const values = Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]))
  return {
    readonly: (values['readonly'] ?? 0) as Profile['readonly'],
    limits: Object.fromEntries(Object.keys(LIMITS).flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
    skipsShards: values['skip_unavailable_shards'] === 1,
  }
}

/** A limit that stands in the profile is kept: it may be the lower one, and its owner knows why. */
function limitsToSet({ limits }: Profile): Partial<Record<keyof typeof LIMITS, number | string>> {
  return Object.fromEntries(Object.entries(LIMITS).filter(([name]) => !(name in limits)))
}

function notesOf(address: Address, { readonly, limits, skipsShards }: Profile): string[] {
  const notes: string[] = []
  const missing = Object.keys(LIMITS).filter((name) => !(name in limits))
  if (readonly === 1 && skipsShards)
    throw new ClickHouseProblem(
      'shard',
      `${address.shown}: the user’s profile has skip_unavailable_shards = 1 and allows no change (readonly = 1), so that spans of a shard that is down would be missing without a word. Set it to 0 in the profile, or readonly to 2.`,
    )
  if (readonly === 1 && missing.length > 0)
    notes.push(
      `The user’s profile sets no ${missing.join(', ')}, and allows no change (readonly = 1): queries run without. Set them in the profile, or readonly to 2.`,
    )
  if (address.password && address.endpoint.startsWith('http:') && !isLoopback(address.endpoint))
    notes.push(`The password goes to ${new URL(address.endpoint).host} unencrypted: add ?secure if the server has TLS.`)
  return notes
}

function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}
