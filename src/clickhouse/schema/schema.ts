/** What is made in ClickHouse, as SQL: the collector's own tables, those that read a cluster, and rolecall's. */

import { commentOf, KEPT, keptStatements } from '../kept.ts'
import { textLiteral } from '../sql.ts'
import { newestCollectorSpans } from '../tables.ts'
import { JSON_LOGS, JSON_TRACES } from './collector-json.ts'
import { LOOKUP, LOOKUP_VIEW } from './collector-lookup.ts'
import { BLOOM_INDEXES, MAP_LOGS, MAP_TRACES, TEXT_INDEXES } from './collector-map.ts'
import { FINDINGS, TOLD, WINDOWS } from './findings.ts'

export interface Schema {
  database: string
  /** `json` is the exporter's `json: true`. */
  attributes: 'map' | 'json'
  /** Of `remote_servers`: adds `otel_traces_all` and `otel_logs_all`, which read and write all its shards. */
  cluster?: string
  /** Each statement says `ON CLUSTER`, which needs a Keeper; else each server is given them. */
  onCluster?: boolean
  /** Adds a table with a digest of each span, see `digests.ts`. */
  digests?: boolean
  /** Before 26.2 ClickHouse has no full-text indexes; the exporter then makes bloom filters. */
  textIndexes?: boolean
}

/** Behind a table's name; the lookup of the table that reads a cluster reads it as well. */
const ALL = '_all'
const LOOKUP_OF = '_trace_id_ts'
/** Behind the name of the table of findings: windows that were judged, findings that were told. */
export const WINDOWS_OF = '_windows'
export const TOLD_OF = '_told'

/**
 * Inserts that are remembered, so that the same one again is none: what `rolecall load` and `rolecall watch` rely on. Replicated
 * tables remember by themselves.
 */
const WINDOW = 1000

/** @returns statements, each for one request, in order */
export function schemaOf(schema: Schema): string[] {
  const { database, attributes, cluster } = schema
  const on = schema.onCluster && cluster ? ` ON CLUSTER ${quoted(cluster)}` : ''
  const name = (table: string): string => `${quoted(database)}.${quoted(table)}`
  const fill = (template: string, values: Readonly<Record<string, string>>): string =>
    template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole)
  const values = {
    cluster: on,
    engine: 'MergeTree()',
    lookup: name(`otel_traces${LOOKUP_OF}`),
    lookup_mv: name(`otel_traces${LOOKUP_OF}_mv`),
    findings: name('rolecall_findings'),
    windows: name(`rolecall_findings${WINDOWS_OF}`),
    told: name(`rolecall_findings${TOLD_OF}`),
    indexes: schema.textIndexes === false ? BLOOM_INDEXES : TEXT_INDEXES,
  }
  const traces = { ...values, table: name('otel_traces') }
  const logs = { ...values, table: name('otel_logs') }
  const [tracesTable, logsTable] = attributes === 'map' ? [MAP_TRACES, MAP_LOGS] : [JSON_TRACES, JSON_LOGS]
  const remember = (table: string): string =>
    `ALTER TABLE ${name(table)}${on} MODIFY SETTING non_replicated_deduplication_window = ${WINDOW}`
  const everywhere = (table: string, local: string, key: string): string =>
    `CREATE TABLE IF NOT EXISTS ${name(table)}${on} AS ${name(local)}\nENGINE = Distributed(${quoted(cluster!)}, ${quoted(database)}, ${quoted(local)}, ${key})`
  const spans = newestCollectorSpans(name('otel_traces'), attributes)
  const kept = keptStatements(spans, on, cluster ? name(`otel_traces${ALL}`) : undefined)
  return [
    `CREATE DATABASE IF NOT EXISTS ${quoted(database)}${on}`,
    fill(tracesTable, traces),
    fill(LOOKUP, traces),
    fill(LOOKUP_VIEW, traces),
    fill(logsTable, logs),
    remember('otel_traces'),
    remember('otel_logs'),
    ...[FINDINGS, WINDOWS, TOLD].map((template) => fill(template, values)),
    ...(schema.digests ? kept.make : []),
    ...(cluster
      ? [
          // A trace lies on one shard, whole: grouping by it needs no other.
          everywhere(`otel_traces${ALL}`, 'otel_traces', 'cityHash64(TraceId)'),
          everywhere(`otel_traces${ALL}${LOOKUP_OF}`, `otel_traces${LOOKUP_OF}`, 'cityHash64(TraceId)'),
          ...(schema.digests
            ? Object.values(KEPT).map(
                ({ suffix, key }) =>
                  `${everywhere(`otel_traces${ALL}${suffix}`, `otel_traces${suffix}`, key)}\nCOMMENT ${textLiteral(commentOf(spans))}`,
              )
            : []),
          // Lines of no trace would all lie on one shard.
          everywhere(`otel_logs${ALL}`, 'otel_logs', "cityHash64(if(TraceId = '', Body, TraceId))"),
          everywhere(`rolecall_findings${ALL}`, 'rolecall_findings', 'cityHash64(Fingerprint)'),
          everywhere(`rolecall_findings${ALL}${WINDOWS_OF}`, `rolecall_findings${WINDOWS_OF}`, 'cityHash64(Start)'),
          everywhere(`rolecall_findings${ALL}${TOLD_OF}`, `rolecall_findings${TOLD_OF}`, 'cityHash64(Fingerprint)'),
        ]
      : []),
    ...(schema.digests ? [kept.makeLast] : []),
  ]
}

/** Of spans that were there before their digests were kept; once, and with no window of time left out. */
export function fillDigests(database: string, attributes: 'map' | 'json'): string {
  return keptStatements(newestCollectorSpans(`${quoted(database)}.${quoted('otel_traces')}`, attributes), '').fill
}

function quoted(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``
}
