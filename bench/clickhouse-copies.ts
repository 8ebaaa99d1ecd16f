/**
 * Spans that are there already once more, under other trace ids, keys and times, with their digests: so that thirty million of them can be
 * measured on a machine on which to write them would take hours. What is put together of traces in pieces is not copied: ClickHouse does it.
 */
import { BUCKET } from '../src/clickhouse/trace-digest.ts'
import type { Cluster } from '../test/clickhouse/cluster.ts'
import { BEGAN, OWN_KEY, TRACE_SECONDS } from './clickhouse-spans.ts'

/** Traces of one insert. */
const AT_ONCE = 'SETTINGS max_insert_block_size = 1000000, min_insert_block_size_rows = 1000000, max_threads = 1'

/**
 * The first so many traces of a database, copied.
 *
 * @param nth which copy it is, from 1 on
 */
export async function copySpans(
  cluster: Pick<Cluster, 'everywhere'>,
  database: string,
  traces: number,
  nth: number,
): Promise<void> {
  const views = new Set(
    (
      await cluster.everywhere<{ name: string }>(
        `SELECT name FROM system.tables WHERE database = '${database}' AND engine = 'MaterializedView' AND create_table_query NOT LIKE '%REFRESH%'`,
      )
    ).map(({ name }) => name),
  )
  for (const view of views) await cluster.everywhere(`DETACH TABLE ${database}.${view}`)
  const first = Date.parse(BEGAN) * 1000
  // The last of them has spans that begin a little later than itself; in whole stretches of time, as what went well is kept.
  const took = (Math.floor((traces * TRACE_SECONDS * 1e6) / BUCKET) + 1) * BUCKET
  const last = first + took
  const by = nth * took
  const trace = (id: string): string => `lower(hex(MD5(concat(${id}, '-${nth}'))))`
  const key = (number: string): string =>
    `if(${number} IN (0, bitAnd(cityHash64('${OWN_KEY}'), 9007199254740991)), ${number}, bitXor(${number}, ${nth * 7919 + 13}))`
  const later = (us: string): string => `if(${us} = 0, 0, ${us} + ${by})`
  const copy = async (table: string, changed: Readonly<Record<string, string>>, where: string): Promise<void> => {
    const columns = new Set(
      (
        await cluster.everywhere<{ name: string }>(
          `SELECT name FROM system.columns WHERE database = '${database}' AND table = '${table}' ORDER BY position`,
        )
      ).map(({ name }) => name),
    )
    const made = [...columns].map((name) => (changed[name] ? `${changed[name]} AS \`new_${name}\`` : `o.\`${name}\``))
    await cluster.everywhere(
      `INSERT INTO ${database}.${table} (${[...columns].map((name) => `\`${name}\``).join(', ')}) SELECT ${made.join(', ')} FROM ${database}.${table} AS o WHERE ${where} ${AT_ONCE}`,
    )
  }
  const started = { Timestamp: `addMicroseconds(o.Timestamp, ${by})`, TraceId: trace('o.TraceId') }
  const issued = `concat('ASIA-', substring(${trace('o.TraceId')}, 1, 12), '-AAAA')`
  const token = `concat('tok-', substring(${trace('o.TraceId')}, 1, 12))`
  await copy(
    'otel_traces',
    {
      ...started,
      SpanAttributes: `CAST(mapApply((k, v) -> (k, multiIf(startsWith(v, 'ASIA-'), ${issued}, startsWith(v, 'tok-'), ${token}, v)), o.SpanAttributes), 'Map(LowCardinality(String), String)')`,
    },
    `o.Timestamp < fromUnixTimestamp64Micro(${last})`,
  )
  await copy(
    'otel_traces_trace_id_ts',
    { TraceId: trace('o.TraceId'), Start: `o.Start + ${by / 1e6}`, End: `o.End + ${by / 1e6}` },
    `o.Start < toDateTime(${last / 1e6})`,
  )
  const moved = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, later(`o.${name}`)]))
  const keys = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, key(`o.${name}`)]))
  await copy(
    'otel_traces_digests',
    { ...started, ...moved(['start_us', 'end_us']), ...keys(['key', 'issued', 'token']) },
    `o.start_us < ${last}`,
  )
  await copy(
    'otel_traces_digests_keys',
    { ...started, ...moved(['start_us']), ...keys(['issued']) },
    `o.start_us < ${last}`,
  )
  const bucket = `o.bucket + ${by / BUCKET}`
  await copy(
    'otel_traces_digests_passes',
    {
      bucket,
      first: `(o.first.1 + ${by}, ${trace('o.first.2')})`,
      last: `(o.last.1 + ${by}, ${trace('o.last.2')})`,
    },
    `o.bucket < ${last / BUCKET}`,
  )
  await copy(
    'otel_traces_digests_traces',
    {
      ...started,
      id: `cityHash64(${trace('o.TraceId')})`,
      ...moved(['start', 'end', 'last_begun', 'tool_began', 'tool_served', 'unit_began', 'unit_served']),
      ...moved(['last_failed', 'last_passed', 'sdk_failed_first', 'sdk_failed_last', 'sdk_failed_by']),
      ...moved(['sdk_passed_first', 'sdk_passed_last']),
      signed: `arrayMap(q -> (${key('q.1')}, q.2, q.3, q.4 + ${by}), o.signed)`,
      issued: `arrayMap(q -> (${key('q.1')}, q.2, q.3, q.4, q.5 + ${by}, q.6), o.issued)`,
      failures: `arrayMap(q -> (q.1, q.2, q.3 + ${by}, q.4 + ${by}, q.5, q.6, q.7), o.failures)`,
      callers: `arrayMap(q -> (${key('q.1')}, q.2, q.3, q.4), o.callers)`,
      node_keys: `arrayMap(q -> ${key('q')}, o.node_keys)`,
      class: `if(o.is_own, cityHash64(${trace('o.TraceId')}), o.class)`,
    },
    `o.is_settled = 0 AND o.start < ${last}`,
  )
  for (const view of views) await cluster.everywhere(`ATTACH TABLE ${database}.${view}`)
}
