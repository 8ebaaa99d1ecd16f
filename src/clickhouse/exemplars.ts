/**
 * The spans of traces that stand for others, once more, and together: in the table of spans those of a trace lie apart, and for each of them
 * thousands are read. ClickHouse writes them itself, of one sealed hour at a time (`seal.ts`): of the first of each class, of those that are of
 * their own kind, and of what may have healed the first and the last that failed. They count only while the hour's seal holds, and only of a
 * trace of which all are there.
 */
import { HEALING } from '../model/tolerances.ts'
import { HOUR, isAnyOf, SECONDS, wholesSql } from './seal.ts'
import type { SpanColumns, Table } from './tables.ts'
import { BUCKET, bucketSql } from './trace-digest.ts'

/** Traces of an hour. */
const MOST = 1000
/**
 * Of what failed in a process the first few are judged, and the last, after which nothing heals any more; of these it is asked what went well
 * soon after: in so many stretches of time each.
 */
const FAILED = 8
const STRETCHES = 32
/** Of such a stretch so many, whatever their process: `healers` takes the first five of all shards. */
const OF_ANY = 20

/** What is read of spans, as what it is kept. */
function typesOf(attributesAre: 'map' | 'json'): Record<string, string> {
  const attributes = attributesAre === 'json' ? 'JSON' : 'Map(LowCardinality(String), String)'
  return {
    Timestamp: 'DateTime64(9)',
    TraceId: 'String',
    SpanId: 'String',
    ParentSpanId: 'String',
    SpanName: 'LowCardinality(String)',
    SpanKind: 'LowCardinality(String)',
    ServiceName: 'LowCardinality(String)',
    ResourceAttributes: attributes,
    ScopeName: 'String',
    SpanAttributes: attributes,
    Duration: 'UInt64',
    StatusCode: 'LowCardinality(String)',
    StatusMessage: 'String',
    '`Events.Timestamp`': 'Array(DateTime64(9))',
    '`Events.Name`': 'Array(LowCardinality(String))',
    '`Events.Attributes`': `Array(${attributes})`,
  }
}

export function exemplarTypes({ attributesAre }: Table<SpanColumns>): Record<string, string> {
  return { hour: 'UInt32', seal: 'UInt64', of_spans: 'UInt32', ...typesOf(attributesAre) }
}

interface Names {
  pieces: string
  /** Of all shards: what may have healed a trace may lie on another. */
  allPieces: string
  seals: string
  passes: string
  exemplars: string
}

/** SELECT of rows for the table of exemplars, of the hour that was sealed last: one without a trace where none of its spans are there. */
export function exemplarsSql(
  spans: Table<SpanColumns>,
  { pieces, allPieces, seals, passes, exemplars }: Names,
): string {
  const due = `SELECT s.hour AS hour, argMax(s.seal, s.came) AS seal, max(s.came) AS last_came, max(s.reach) AS last_ended FROM ${seals} AS s GROUP BY s.hour
HAVING (hour, seal) NOT IN (SELECT hour, seal FROM ${exemplars}) ORDER BY last_came DESC, hour LIMIT 1`
  const isDue = `${HOUR} IN (SELECT hour FROM due)`
  const samples = `SELECT arrayJoin(arrayMap(x -> toUInt64(bitShiftRight(x, 64)), sample)) FROM ${seals} WHERE (hour, seal) IN (SELECT hour, seal FROM due)`
  const whole = `${isDue} AND (is_settled = 1 OR NOT ${isAnyOf(wholesSql(pieces, isDue))})`
  const failed = (order: string): string =>
    `SELECT process, failures FROM ${allPieces} WHERE ${HOUR} GLOBAL IN (SELECT hour FROM due) AND is_own = 1 AND notEmpty(failures) ORDER BY Timestamp ${order} LIMIT ${FAILED} BY process`
  const moments = `SELECT process, arrayJoin(failures) AS failure, arrayJoin(arrayFilter(x -> x != 0, [failure.1, failure.6, failure.7])) AS asked, ${bucketSql('failure.3')} + arrayJoin(range(least(${bucketSql(`failure.4 - failure.3 + ${HEALING + 2 * BUCKET}`)}, ${STRETCHES}))) AS bucket
FROM (${failed('')} UNION ALL ${failed('DESC')})`
  const passed = `SELECT asked, bucket, process, arrayJoin([min(p.first), max(p.last)]) AS pass, pass.2 AS healer FROM ${passes} AS p WHERE (asked, bucket) IN (SELECT asked, bucket FROM moments) GROUP BY asked, bucket, process`
  const healers = `SELECT healer FROM (SELECT * FROM (${passed}) ORDER BY pass LIMIT ${OF_ANY} BY asked, bucket) UNION ALL SELECT healer FROM (${passed}) WHERE (asked, bucket, process) IN (SELECT asked, bucket, process FROM moments)`
  const chosen = `SELECT TraceId, spans FROM ${pieces} WHERE ${whole} AND (is_own = 1 OR ${isAnyOf(samples)} OR TraceId IN (${healers})) ORDER BY is_own, Timestamp LIMIT ${MOST}`
  const then = `Timestamp >= (SELECT toDateTime(max(hour) * ${SECONDS}) FROM due) AND Timestamp <= (SELECT fromUnixTimestamp64Micro(max(last_ended)) FROM due)`
  const columns = Object.keys(typesOf(spans.attributesAre))
  const of = (column: string): string =>
    `${column === 'Timestamp' ? `if(t.TraceId = '', toDateTime64(d.hour * ${SECONDS}, 9), t.Timestamp)` : `t.${column}`} AS ${column}`
  return `WITH due AS (${due}), moments AS (${moments}), chosen AS (${chosen})
SELECT d.hour AS hour, d.seal AS seal, t.spans AS of_spans, ${columns.map(of).join(', ')}
FROM (SELECT 1 AS one, s.*, c.spans AS spans FROM (SELECT ${columns.join(', ')} FROM ${spans.name} WHERE ${then} AND TraceId IN (SELECT TraceId FROM chosen)) AS s ANY LEFT JOIN chosen AS c ON s.TraceId = c.TraceId) AS t
RIGHT JOIN (SELECT hour, seal, 1 AS one FROM due) AS d ON t.one = d.one`
}
