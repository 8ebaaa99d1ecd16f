/**
 * SigNoz's table of spans, third version: columns, keys and sharding as its migrations make them
 * (https://github.com/SigNoz/signoz-otel-collector, `cmd/signozschemamigrator`, migration 1000 of traces). Same report as from files.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { CLUSTER, type Cluster, startCluster } from './cluster.ts'
import { type Row, rowsOf } from './otlp-rows.ts'
import { sayingOf } from './saying.ts'

const COLUMNS = `ts_bucket_start UInt64, resource_fingerprint String, timestamp DateTime64(9), trace_id FixedString(32), span_id String, trace_state String,
  parent_span_id String, flags UInt32, name LowCardinality(String), kind Int8, kind_string String, duration_nano UInt64, status_code Int16, status_message String,
  status_code_string String, attributes_string Map(LowCardinality(String), String), attributes_number Map(LowCardinality(String), Float64),
  attributes_bool Map(LowCardinality(String), Bool), resources_string Map(LowCardinality(String), String), events Array(String), links String,
  http_url LowCardinality(String), has_error Bool, \`resource_string_service$$name\` LowCardinality(String) DEFAULT resources_string['service.name'],
  serviceName LowCardinality(String) ALIAS \`resource_string_service$$name\``

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
  await cluster.everywhere('CREATE DATABASE signoz_traces')
  await cluster.everywhere(
    `CREATE TABLE signoz_traces.signoz_index_v3 (${COLUMNS}, INDEX idx_trace_id trace_id TYPE tokenbf_v1(10000, 5, 0) GRANULARITY 1)
    ENGINE = MergeTree PARTITION BY toDate(timestamp) ORDER BY (ts_bucket_start, resource_fingerprint, has_error, name, timestamp)`,
  )
  await cluster.everywhere(
    `CREATE TABLE signoz_traces.distributed_signoz_index_v3 (${COLUMNS}) ENGINE = Distributed('${CLUSTER}', 'signoz_traces', 'signoz_index_v3', cityHash64(trace_id))`,
  )
})
afterAll(() => cluster?.stop())

const KINDS = ['Unspecified', 'Internal', 'Server', 'Client', 'Producer', 'Consumer']
const STATES = ['Unset', 'Ok', 'Error']

/** SigNoz's exporter keeps numbers and truths in maps of their own, and events as JSON. */
function signozRow(row: Row): object {
  const attributes = Object.entries(row['SpanAttributes'] as Record<string, string>)
  const isNumber = ([, value]: [string, string]): boolean => /^-?\d{1,15}$/.test(value)
  const isTruth = ([, value]: [string, string]): boolean => value === 'true' || value === 'false'
  const seconds = Number(String(row['Timestamp']).split('.')[0])
  const times = row['Events.Timestamp'] as string[]
  const held = row['Events.Attributes'] as Record<string, string>[]
  return {
    ts_bucket_start: seconds - (seconds % 1800),
    resource_fingerprint: `service.name=${row['ServiceName']}`,
    timestamp: row['Timestamp'],
    trace_id: row.TraceId,
    span_id: row['SpanId'],
    parent_span_id: row['ParentSpanId'],
    name: row['SpanName'],
    kind: KINDS.indexOf(String(row['SpanKind'])),
    kind_string: row['SpanKind'],
    duration_nano: row['Duration'],
    status_code: STATES.indexOf(String(row['StatusCode'])),
    status_code_string: row['StatusCode'],
    status_message: row['StatusMessage'],
    has_error: row['StatusCode'] === 'Error',
    attributes_string: Object.fromEntries(attributes.filter((one) => !isNumber(one) && !isTruth(one))),
    attributes_number: Object.fromEntries(attributes.filter(isNumber).map(([name, value]) => [name, Number(value)])),
    attributes_bool: Object.fromEntries(attributes.filter(isTruth).map(([name, value]) => [name, value === 'true'])),
    resources_string: row['ResourceAttributes'],
    events: (row['Events.Name'] as string[]).map((name, nth) =>
      JSON.stringify({ name, timeUnixNano: Number(times[nth]!.replace('.', '')), attributeMap: held[nth] }),
    ),
  }
}

it.each([
  'access-denied',
  'assume-role-denied',
  'identity-mismatch',
  'hollow-pass-error-swallowed--write',
  'throttled',
  'tool-timeout-hung-call',
])('%s', async (incident) => {
  const file = `samples/incidents/${incident}/stock/spans.jsonl`
  await cluster.everywhere('TRUNCATE TABLE signoz_traces.signoz_index_v3')
  const writer = await cluster.connect('writer', 'signoz_traces')
  await writer.insert('distributed_signoz_index_v3', rowsOf(file).map(signozRow))
  await writer.close()
  process.env['CLICKHOUSE_PASSWORD'] = cluster.env('analyst')['CLICKHOUSE_PASSWORD']
  const place = cluster.url('analyst', 'signoz_traces')
  const url = `${place}?traces=distributed_signoz_index_v3`
  const places = [file, `${place} distributed_signoz_index_v3`]
  const ofFile = sayingOf(await analyze([file]), places)
  expect(sayingOf(await analyze([url]), places)).toBe(ofFile)
  expect(sayingOf(await analyze([url], { siftFrom: 0 }), places)).toBe(ofFile)
})
