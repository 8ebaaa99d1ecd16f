/**
 * The columns of the user's tables, as SQL, under one set of names: those of the collector's ClickHouse exporter with attributes as
 * Map or as JSON (https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/clickhouseexporter), and
 * SigNoz's third (https://github.com/SigNoz/signoz-otel-collector, `signoz_index_v3`, `logs_v2`). The exporter's tables differ with its
 * age and it never changes old ones: what there is stands in `system.columns`.
 */
import type { Connection } from './connect.ts'
import { ClickHouseProblem } from './problems.ts'
import { textLiteral } from './sql.ts'

/** Of each span an SQL expression; maps are of text to text, times whole nanoseconds. */
export interface SpanColumns {
  traceId: string
  spanId: string
  parentId: string
  name: string
  /** `Server`, `SPAN_KIND_SERVER`, or a number's text, as `otel-enums.ts` reads them. */
  kind: string
  service: string
  scope: string
  status: string
  message: string
  /** Int64, UInt64. */
  start: string
  duration: string
  /** Map(String, String), or text of a JSON object. */
  attributes: string
  resource: string
  /** Lists side by side: names, Int64 times, maps or texts. */
  eventNames: string
  eventTimes: string
  eventAttributes: string
  /** What a condition on time is written on, so that the table's order and partitions help: DateTime64. */
  time: string
}

export interface LogColumns {
  traceId: string
  spanId: string
  severity: string
  severityNumber: string
  service: string
  scope: string
  event: string
  body: string
  start: string
  attributes: string
  resource: string
  time: string
}

export interface Table<Columns> {
  /** Quoted, with its database. */
  name: string
  columns: Columns
  /** As JSON, attributes are read by path: these are the paths asked for. */
  attributesAre: 'map' | 'json'
  /** Where it is Distributed by trace id: its cluster, quoted as text, and the table of each shard. */
  shards?: { cluster: string; local: string }
  /** How many spans are asked for, where their traces are put together from them. */
  size?: number
  /** What the table of digests beside it says of what made it, where there is one. */
  digestsMade?: string
  /** Digests are kept beside it of all spans that are asked for, and of their traces (see `kept.ts`). */
  kept?: 'spans' | 'traces'
  /** Of traces that came in several inserts, see `settle.ts`. */
  settled?: Settled
}

/** How far traces that came in pieces were put together. */
export interface Settled {
  /** Of some there is a whole row. */
  some: boolean
  /** Of some there are several. */
  several: boolean
  /** Of which none is of all pieces, by what tells traces apart there (numbers, as text); undefined: too many to be named. */
  open: readonly string[] | undefined
  /** Hours of which the classes of their traces are kept, and those of which they are not (`seal.ts`). */
  sealed?: { hours: readonly { hour: number; seal: string }[]; others: readonly number[] }
}

/** Behind the name of a table of spans: digests of these. */
export const KEPT_SPANS = '_digests'

/** Quoted: a table that is kept beside another. */
export function keptName(table: string, suffix: string): string {
  return table.replace(/`$/, `${suffix}\``)
}

/** On every shard by itself, where each has whole traces; else here. */
export function everywhere(spans: Table<SpanColumns>, sql: (table: Table<SpanColumns>) => string): string {
  const { shards } = spans
  return shards
    ? `SELECT * FROM cluster(${shards.cluster}, view(${sql({ ...spans, name: shards.local })}))`
    : sql(spans)
}

/** When each trace ran: the exporter's `otel_traces_trace_id_ts`. A trace may have several rows. */
export interface TraceTimes {
  name: string
  traceId: string
  /** Whole seconds, DateTime; the last second of a trace is not whole. */
  start: string
  end: string
}

export interface Tables {
  spans: Table<SpanColumns>
  logs: Table<LogColumns> | undefined
  times: TraceTimes | undefined
}

type Found = ReadonlyMap<string, string>

/** @throws ClickHouseProblem where there is no table of spans in a form that is known */
export async function tablesOf(connection: Connection): Promise<Tables> {
  const { address } = connection
  const of = await structuresOf(connection, [
    address.traces,
    address.logs,
    timesName(address.traces),
    keptName(address.traces, KEPT_SPANS),
  ])
  const traces = of(address.traces)
  if (traces.columns.size === 0)
    throw new ClickHouseProblem(
      'missing',
      `${address.shown}: there is no table ${address.traces}. Name another with ?traces=database.table, or make it with \`rolecall schema clickhouse\`.`,
    )
  const spans = spanTable(address.traces, traces)
  if (!spans)
    throw new ClickHouseProblem(
      'missing',
      `${address.shown}: ${address.traces} has neither the columns of the OpenTelemetry collector’s exporter nor SigNoz’s (signoz_index_v3).`,
    )
  const { comment } = of(keptName(address.traces, KEPT_SPANS))
  return {
    spans: { ...spans, ...(comment !== undefined && { digestsMade: comment }) },
    logs: logTable(address.logs, of(address.logs).columns),
    times: timesTable(timesName(address.traces), of(timesName(address.traces)).columns),
  }
}

function timesName(traces: string): string {
  return traces.replace(/`$/, '_trace_id_ts`')
}

function timesTable(name: string, found: Found): TraceTimes | undefined {
  return ['TraceId', 'Start', 'End'].every((column) => found.has(column))
    ? { name, traceId: 'TraceId', start: 'Start', end: 'End' }
    : undefined
}

/** An attribute by its name, as text; `''` where a span has none. */
export function attribute({ attributesAre, columns }: Table<SpanColumns>, name: string): string {
  if (attributesAre === 'map') return `${columns.attributes}[${textLiteral(name)}]`
  const path = name.split('.').map((part) => `\`${part}\``)
  return `ifNull(toString(${columns.attributes}.${path.join('.')}), '')`
}

/** What ClickHouse says of a table: nothing of one that is not there. */
interface Structure {
  columns: Found
  engine?: string
  comment?: string
}

/** Of all of them at once. @param quoted with their databases */
async function structuresOf(connection: Connection, quoted: readonly string[]): Promise<(quoted: string) => Structure> {
  const names = quoted.map((one) => one.slice(1, -1).split('`.`') as [string, string])
  const params = { databases: names.map(([database]) => database), tables: names.map(([, table]) => table) }
  const those = (table: string): string =>
    `database IN {databases:Array(String)} AND ${table} IN {tables:Array(String)}`
  const [columns, tables] = await Promise.all([
    connection.all<{ database: string; table: string; name: string; type: string }>(
      `SELECT database, table, name, type FROM system.columns WHERE ${those('table')}`,
      { params },
    ),
    connection.all<{ database: string; name: string; engine_full: string; comment: string }>(
      `SELECT database, name, engine_full, comment FROM system.tables WHERE ${those('name')}`,
      { params },
    ),
  ])
  return (one) => {
    const [database, table] = one.slice(1, -1).split('`.`')
    const found = tables.find((row) => row.database === database && row.name === table)
    const own = columns.filter((row) => row.database === database && row.table === table)
    return {
      columns: new Map(own.map(({ name, type }) => [name, type])),
      ...(found && { engine: found.engine_full, comment: found.comment }),
    }
  }
}

/** `Distributed('cluster', 'database', 'table', cityHash64(TraceId))`; none where a trace may lie on several shards. */
function shardsOf({ engine = '' }: Structure): Table<SpanColumns>['shards'] {
  const parts = /^Distributed\('([\w-]+)', '([\w-]+)', '([\w-]+)', (.*)\)/.exec(engine)
  if (!parts || !/trace_?id/i.test(parts[4]!)) return undefined
  return { cluster: textLiteral(parts[1]!), local: `\`${parts[2]}\`.\`${parts[3]}\`` }
}

function spanTable(name: string, structure: Structure): Table<SpanColumns> | undefined {
  const { columns: found } = structure
  const table =
    found.has('SpanName') && found.has('SpanAttributes')
      ? collectorSpans(name, found)
      : found.has('duration_nano') && found.has('attributes_string')
        ? signozSpans(name, found)
        : undefined
  const shards = shardsOf(structure)
  return table && { ...table, ...(shards && { shards }) }
}

/** As its newest exporter makes it. */
export function newestCollectorSpans(name: string, attributesAre: 'map' | 'json'): Table<SpanColumns> {
  const type = attributesAre === 'json' ? 'JSON' : 'Map'
  const columns = ['ScopeName', 'StatusMessage', 'Events.Name', 'Events.Timestamp', 'Events.Attributes']
  return collectorSpans(name, new Map([['SpanAttributes', type], ...columns.map((column) => [column, ''] as const)]))
}

function collectorSpans(name: string, found: Found): Table<SpanColumns> {
  const attributesAre = isJson(found.get('SpanAttributes')) ? 'json' : 'map'
  const attributes = (column: string) => (attributesAre === 'json' ? column : textMap(column))
  const has = (column: string, otherwise: string) => (found.has(column) ? column : otherwise)
  return {
    name,
    attributesAre,
    columns: {
      traceId: 'TraceId',
      spanId: 'SpanId',
      parentId: 'ParentSpanId',
      name: 'SpanName',
      kind: 'SpanKind',
      service: 'ServiceName',
      scope: has('ScopeName', "''"),
      status: 'StatusCode',
      message: has('StatusMessage', "''"),
      start: 'toUnixTimestamp64Nano(Timestamp)',
      duration: 'toUInt64(Duration)',
      attributes: attributes('SpanAttributes'),
      resource: attributes('ResourceAttributes'),
      eventNames: has('Events.Name', '[]::Array(String)'),
      eventTimes: found.has('Events.Timestamp')
        ? 'arrayMap(x -> toUnixTimestamp64Nano(x), Events.Timestamp)'
        : '[]::Array(Int64)',
      eventAttributes: found.has('Events.Attributes') ? 'Events.Attributes' : '[]::Array(Map(String, String))',
      time: 'Timestamp',
    },
  }
}

function signozSpans(name: string, found: Found): Table<SpanColumns> {
  const service = ['resource_string_service$$name', 'serviceName'].find((column) => found.has(column))
  const resource = found.has('resources_string') ? textMap('resources_string') : NO_MAP
  const event = (path: string) => `arrayMap(x -> JSONExtractString(x, ${textLiteral(path)}), events)`
  return {
    name,
    attributesAre: 'map',
    columns: {
      traceId: 'toString(trace_id)',
      spanId: 'span_id',
      parentId: 'parent_span_id',
      name: 'name',
      kind: 'toString(kind)',
      service: service ? `\`${service}\`` : `${resource}['service.name']`,
      scope: "''",
      status: 'toString(status_code)',
      message: 'status_message',
      start: 'toUnixTimestamp64Nano(timestamp)',
      duration: 'toUInt64(duration_nano)',
      attributes: mergedMaps(['attributes_string', 'attributes_number', 'attributes_bool'], found),
      resource,
      eventNames: event('name'),
      eventTimes: "arrayMap(x -> toInt64(JSONExtractUInt(x, 'timeUnixNano')), events)",
      eventAttributes:
        "arrayMap(x -> CAST(JSONExtractKeysAndValues(x, 'attributeMap', 'String'), 'Map(String, String)'), events)",
      time: 'timestamp',
    },
  }
}

function logTable(name: string, found: Found): Table<LogColumns> | undefined {
  if (found.has('Body') && found.has('LogAttributes')) {
    const attributesAre = isJson(found.get('LogAttributes')) ? 'json' : 'map'
    const attributes = (column: string) => (attributesAre === 'json' ? column : textMap(column))
    return {
      name,
      attributesAre,
      columns: {
        traceId: 'TraceId',
        spanId: 'SpanId',
        severity: 'SeverityText',
        severityNumber: 'toUInt8(SeverityNumber)',
        service: 'ServiceName',
        scope: found.has('ScopeName') ? 'ScopeName' : "''",
        event: found.has('EventName') ? 'EventName' : "''",
        body: 'Body',
        start: 'toUnixTimestamp64Nano(Timestamp)',
        attributes: attributes('LogAttributes'),
        resource: attributes('ResourceAttributes'),
        time: 'Timestamp',
      },
    }
  }
  if (!found.has('body') || !found.has('attributes_string')) return undefined
  const resource = found.has('resources_string') ? textMap('resources_string') : NO_MAP
  return {
    name,
    attributesAre: 'map',
    columns: {
      traceId: 'trace_id',
      spanId: 'span_id',
      severity: 'severity_text',
      severityNumber: 'toUInt8(severity_number)',
      service: `${resource}['service.name']`,
      scope: found.has('scope_name') ? 'scope_name' : "''",
      event: "''",
      body: 'body',
      start: 'toInt64(timestamp)',
      attributes: mergedMaps(['attributes_string', 'attributes_number', 'attributes_bool'], found),
      resource,
      // Nanoseconds as a number: the order of the table is by it.
      time: 'fromUnixTimestamp64Nano(toInt64(timestamp))',
    },
  }
}

function isJson(type = ''): boolean {
  return /^(JSON|Object)\b/.test(type)
}

/** Keys are LowCardinality in most: functions on maps give other types for them. */
function textMap(column: string): string {
  return `CAST(${column}, 'Map(String, String)')`
}

const NO_MAP = "CAST(map(), 'Map(String, String)')"

function mergedMaps(columns: readonly string[], found: Found): string {
  const maps = columns
    .filter((column) => found.has(column))
    .map((column) =>
      column.endsWith('_string')
        ? textMap(column)
        : `CAST(mapApply((k, v) -> (k, toString(v)), ${column}), 'Map(String, String)')`,
    )
  return maps.reduce((all, one) => `mapUpdate(${all}, ${one})`)
}
