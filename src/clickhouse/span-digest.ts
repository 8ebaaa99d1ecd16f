/**
 * What the survey of files keeps of a span (`src/scan/span-digest.ts`), as SQL: made of the same list of attributes, each counted by
 * its kind. Two spans with the same `alike` are alike in all that a verdict rests on. SQL may tell apart more than the scanner does,
 * never less: a test holds both against each other.
 */
import { ROLECALL as R, SEMCONV as S } from '../model/attributes.ts'
import { AS, LOOKED, TELLS, WHY } from '../scan/attributes.ts'
import { AWS_SYSTEM, DURATIONS, FLAG, LATE, SLOW, UPLOADS, WAITS } from '../scan/span-digest.ts'
import { ALIASES } from '../sources/spans/aliases.ts'
import { NO_END } from '../sources/spans/clickhouse-rows.ts'
import { COUNTED, first, hashed, isOf, KIND_OF, namesThatTell, number, some, stepOf } from './attribute-sql.ts'
import { textList, textLiteral } from './sql.ts'
import { KEPT_SPANS, keptName, type SpanColumns, type Table } from './tables.ts'

/** Kinds by every name that exporters write; the rest is internal or unspecified. */
const KIND = { server: 2, client: 3, producer: 4, consumer: 5 } as const
const KIND_SQL = (column: string) =>
  `multiIf(${Object.entries(KIND)
    .map(([name, nth]) => `lower(${column}) IN ${textList([name, `span_kind_${name}`, String(nth)])}, ${nth}`)
    .join(', ')}, 1)`

const OF_PROCESS = [R.runId, S.serviceInstance, S.hostName, S.processPid]
/** Paths by which metadata services, and exporters of telemetry, are known whatever their host. */
const KNOWN_PATH = '^/(latest|v[0-9])/'
/** As `isAwsHost` has it. */
const AWS_HOST = String.raw`(?i)(^|\.)(amazonaws\.com(\.cn)?|api\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov)$`
const HOSTS = ALIASES.find(([to]) => to === S.serverAddress) ?? [S.serverAddress]
/** What a digest is made of, and as what it is kept where it is kept (`digests.ts`). */
export const DIGEST_TYPES = {
  is_open: 'UInt8',
  start_us: 'Int64',
  end_us: 'Int64',
  id: 'UInt32',
  parent: 'UInt32',
  process: 'UInt64',
  asked: 'UInt64',
  /** Of which object, role or path; 0 for none. */
  target: 'UInt64',
  flags: 'UInt16',
  tool: 'UInt64',
  key: 'UInt64',
  said: 'UInt64',
  issued: 'UInt64',
  until: 'Int64',
  asked_role: 'UInt64',
  token: 'UInt64',
  claims: 'UInt64',
  token_role: 'UInt64',
  outbound_token: 'UInt64',
  alike: 'UInt64',
  /** The part of `alike` that is its path's, where its trace may show that the path says nothing. */
  pathed: 'UInt64',
} as const
const DIGEST = Object.keys(DIGEST_TYPES).join(', ')

/** The columns of a span's digest, for `trace-digest.ts`: as they are kept, else made now. */
export function spanDigestSql(table: Table<SpanColumns>, where: string): string {
  return table.kept
    ? `SELECT ${table.columns.traceId} AS trace, ${DIGEST} FROM ${keptName(table.name, KEPT_SPANS)} WHERE ${where}`
    : madeDigestSql(table, where, 'trace')
}

/** @param besides columns of the span that go before those of its digest: `trace`, `service_name`, `start_ns` are known */
export function madeDigestSql(
  { name, columns: c, attributesAre }: Table<SpanColumns>,
  where: string,
  besides: string,
): string {
  const attributes =
    attributesAre === 'map'
      ? c.attributes
      : mapOfJson(
          c.attributes,
          LOOKED.map((one) => one.name),
        )
  const resource =
    attributesAre === 'map'
      ? c.resource
      : mapOfJson(
          c.resource,
          LOOKED.map((one) => one.name),
        )
  const events =
    attributesAre === 'map' ? c.eventAttributes : `arrayMap(x -> CAST(map(), 'Map(String, String)'), ${c.eventNames})`
  const lists = `SELECT
  ${c.traceId} AS trace, ${c.spanId} AS span_id, ${c.parentId} AS parent_id, ${c.name} AS span_name, ${KIND_SQL(c.kind)} AS span_kind,
  ${c.service} AS service_name, lower(${c.status}) IN ('error', 'status_code_error', '2') AS is_error, ${c.message} AS status_message,
  ${c.start} AS start_ns, ${c.duration} AS duration_ns, ${c.eventNames} AS event_names, ${resource} AS resource,
  arrayConcat(mapKeys(${attributes}), arrayFlatten(arrayMap(m -> mapKeys(m), ${events}))) AS all_ks,
  arrayConcat(mapValues(${attributes}), arrayFlatten(arrayMap(m -> mapValues(m), ${events}))) AS all_vs
FROM ${name} WHERE ${where}`
  // Within one SELECT what is named is written out wherever it is used: a SELECT for each step keeps the query small.
  const kinds = `SELECT *, arrayMap(k -> ${KIND_OF('k')}, all_ks) AS all_kinds, mapKeys(resource) AS resource_ks, arrayMap(k -> ${KIND_OF('k')}, resource_ks) AS resource_kinds FROM (${lists})`
  // What the status says counts as a sentence of no name.
  const kept = (list: string, last: string) =>
    `arrayPushBack(arrayFilter((x, v, a) -> a != 0 AND v != '', ${list}, all_vs, all_kinds), ${last})`
  const read = `SELECT *, ${kept('all_vs', 'status_message')} AS vs, ${kept('all_ks', "''")} AS ks, ${kept('all_kinds', String(AS.words))} AS kinds,
  toUInt64(start_ns) > toUInt64(start_ns) + duration_ns AND toUInt64(start_ns) + duration_ns < ${NO_END} AS is_open, ${processSql((name) => `resource[${textLiteral(name)}]`, 'service_name')} AS process_name,
  arraySum((k, v, a) -> if(a != 0 AND k NOT IN ${textList(OF_PROCESS)}, cityHash64(k, v), 0), resource_ks, mapValues(resource), resource_kinds) AS resource_alike FROM (${kinds})`
  const counted = `SELECT *, arrayMap((k, v, a) -> ${COUNTED}, ks, vs, kinds) AS counted FROM (${read})`
  const texts = `SELECT *, if(is_open, 0, toInt64(duration_ns)) AS took_ns, ${FIRST.map((kind) => `${first(kind)} AS ${snake(kind)}_text`).join(', ')},
  has(kinds, ${AS.method}) AS has_method, ${some(`(k IN ${namesThatTell(TELLS.system)} AND v = ${textLiteral(AWS_SYSTEM)}) OR k IN ${namesThatTell(TELLS.aws)}`)} AS is_aws,
  arrayMax(arrayPushBack(arrayMap((v, a) -> if(${isOf('status')}, ${number}, 0), vs, kinds), 0)) AS status,
  arrayFirst((v, k) -> k IN ${namesThatTell(TELLS.tool)}, vs, ks) AS tool_text, arrayFirst((v, k) -> k IN ${namesThatTell(TELLS.resource)}, vs, ks) AS resource_text, vs[indexOf(ks, ${textLiteral(R.issuedExpires)})] AS until_text,
  arraySum((k, c) -> if(k IN ${namesThatTell(TELLS.key)}, c, 0), ks, counted) AS said_of_key, arraySum((k, c) -> if(k IN ('', ${textLiteral(WHY)}), c, 0), ks, counted) AS said_of_error,
  has(ks, ${textLiteral(S.mcpMethod)}) AS has_mcp, vs[indexOf(ks, ${textLiteral(S.mcpMethod)})] = 'tools/call' AS is_mcp_call,
  ${some(`${isOf('toolMark')} AND v IN ('execute_tool', 'tool')`)} AS has_tool_mark, hasAny(kinds, [${AS.workMark}, ${AS.workId}]) AS is_work,
  is_error OR has(kinds, ${AS.error}) OR status >= 400 AS has_failed,
  ${some(`k = ${textLiteral(R.eventLoopDelay)} AND ${number} >= ${WAITS[0]}`)} AS is_delayed,
  ${some(`k = ${textLiteral(R.timeSocket)} AND ${number} >= ${WAITS[0]}`)} AS is_queued,
  ${some(`k != ${textLiteral(R.eventLoopDelay)} AND ${isOf('milliseconds')} AND ${number} >= ${WAITS[1]}`)} AS has_waited,
  ${some(`${isOf('success')} AND v = 'false'`)} AS is_bad_answer, ${some(`k IN ${namesThatTell(TELLS.answer)}`)} AS has_answer, ${some(`k IN ${textList(HOSTS)} AND match(v, '^[0-9\\\\[]')`)} AS is_at_address,
  ${some(`k IN ${textList(HOSTS)} AND match(v, ${textLiteral(AWS_HOST)})`)} AS is_at_aws_host,
  arraySum(counted) AS attributes_alike FROM (${counted})`
  const units = `SELECT *, is_at_address OR match(domain(url_text), '^[0-9\\\\[]') AS is_address, is_at_aws_host OR match(domain(url_text), ${textLiteral(AWS_HOST)}) AS is_at_aws, if(path_text != '', path_text, path(url_text)) AS url_path,
  span_kind != ${KIND.client} AND (is_mcp_call OR (NOT has_mcp AND (has_tool_mark OR match(span_name, '^tools/call (?s:.)')))) AS is_tool FROM (${texts})`
  const calls = `SELECT *, NOT is_tool AND ((span_kind = ${KIND.server} AND (has_method OR has(ks, ${textLiteral(S.rpcMethod)}))) OR (span_kind NOT IN (${KIND.client}, ${KIND.producer}) AND is_work)) AS is_inbound,
  NOT is_tool AND NOT is_inbound AND (has_method OR operation_text != '') AS is_outgoing,
  is_outgoing AND has_failed AND NOT status > 0 AS is_unanswered, is_outgoing AND is_aws AND (NOT has_method OR url_path = '') AS is_sdk,
  span_kind = ${KIND.server} AND status IN (401, 403) AS is_turned_away FROM (${units})`
  // A failed request's path says what it asked, but of a try of an SDK's call, whose own span does: that is known once its trace is (`trace-digest.ts`).
  const paths = `SELECT *, if(NOT is_outgoing OR is_address OR ((has_failed OR is_open) AND operation_text = ''), url_path, '') AS counted_path,
  if(counted_path != '' AND is_outgoing AND has_failed AND NOT is_open AND service_text = '' AND is_at_aws AND NOT is_address AND NOT match(url_path, ${textLiteral(KNOWN_PATH)}), cityHash64(counted_path), 0) AS pathed FROM (${calls})`
  return `SELECT ${besides}, is_open, intDiv(start_ns, 1000) AS start_us, intDiv(start_ns + took_ns, 1000) AS end_us,
  toUInt32(bitOr(cityHash64(span_id), 1)) AS id, toUInt32(if(parent_id IN ('', '0000000000000000'), 0, bitOr(cityHash64(parent_id), 1))) AS parent,
  ${hashed('process_name')} AS process, ${hashed('operation_text', 'service_text', 'bucket_text')} AS asked,
  if(is_outgoing, multiIf(asked_role_text != '', ${hashed('asked_role_text')}, resource_text != '', ${hashed('resource_text')}, url_path NOT IN ('', '/'), ${hashed('url_path')}, 0), 0) AS target,
  toUInt16(has_failed * ${FLAG.failed} + is_open * ${FLAG.open} + (took_ns >= ${SLOW * 1000} OR has_waited) * ${FLAG.slow} + is_tool * ${FLAG.tool} + is_inbound * ${FLAG.inbound}
    + is_bad_answer * ${FLAG.badAnswer} + is_delayed * ${FLAG.delayed} + is_outgoing * ${FLAG.outgoing}
    + is_unanswered * ${FLAG.unanswered} + is_sdk * ${FLAG.sdk} + is_turned_away * ${FLAG.turnedAway} + has_answer * ${FLAG.answered}
    + is_queued * ${FLAG.queued} + (is_outgoing AND operation_text = ${textLiteral(UPLOADS.begun)}) * ${FLAG.uploading} + (is_outgoing AND operation_text IN ${textList(UPLOADS.ended)}) * ${FLAG.uploaded}) AS flags, if(is_tool, ${hashed("if(tool_text = '', span_name, tool_text)")}, 0) AS tool,
  ${tie('key_text')} AS key, if(key = 0, 0, bitAnd(said_of_key + if(has_failed, said_of_error, 0), ${BITS})) AS said, ${tie('issued_key_text')} AS issued,
  if(match(until_text, ${textLiteral(ISO)}), ifNull(toInt64(toUnixTimestamp(parseDateTimeBestEffortOrNull(until_text))), 0) * 1000000, 0) AS until,
  multiIf(asked_role_text != '', ${hashed('asked_role_text')}, has_failed, bitAnd(said_of_error, 4294967295), 0) AS asked_role, ${tie('token_text')} AS token,
  ${tie('claims_text')} AS claims, ${tie('token_role_text')} AS token_role, ${tie('outbound_token_text')} AS outbound_token,
  pathed, pathed + cityHash64(span_name, span_kind, is_error, attributes_alike, arraySort(event_names), if(pathed = 0, counted_path, ''),
    ${before('expires_text', ISO, (text) => `toUnixTimestamp(parseDateTimeBestEffortOrNull(${text}))`)},
    multiIf(ifNull(toFloat64OrNull(expires_seconds_text) = 0, 0), '', match(expires_seconds_text, ${textLiteral(DIGITS)}), toString(${stepOf('(start_us - toInt64OrZero(expires_seconds_text) * 1000000)', LATE)}), expires_seconds_text),
    ${stepOf(
      'took_ns',
      DURATIONS.map((us) => us * 1000),
    )}, parent = 0, is_open, service_name, resource_alike) AS alike
FROM (${paths})`
}

/** What `hashed` keeps. */
const BITS = '9007199254740991'
const ISO = String.raw`^\d{4}-\d\d-\d\dT[\d:.]+Z$`
const DIGITS = String.raw`^\d+$`

/** Kinds of which the first value is kept, as `<kind>_text`. */
const FIRST = [
  'operation',
  'service',
  'bucket',
  'url',
  'path',
  'key',
  'issuedKey',
  'askedRole',
  'token',
  'claims',
  'tokenRole',
  'outboundToken',
  'expires',
  'expiresSeconds',
] as const

/** A name that ties spans together, as a number; 0 for none. */
function tie(value: string): string {
  return `if(empty(${value}), 0, ${hashed(value)})`
}

/** Whether a moment had passed when the span began; neither, where there is none; what is no moment counts as it stands. */
function before(value: string, isMoment: string, seconds: (text: string) => string): string {
  const at = seconds(value)
  return `multiIf(empty(${value}), 0, NOT match(${value}, ${textLiteral(isMoment)}), cityHash64(${value}), isNull(${at}) OR ${at} = 0, 0, ${at} < intDiv(start_ns, 1000000000), 1, 2)`
}

/** As `processOf` in the readers: a run, else an instance, else what is known of service, host and pid. */
function processSql(at: (name: string) => string, service: string): string {
  const [run, instance, host, pid] = OF_PROCESS.map(at) as [string, string, string, string]
  return `multiIf(${run} != '', ${run}, ${instance} != '', ${instance}, arrayStringConcat(arrayFilter(x -> x != '', [if(${service} != '', toString(${service}), ${at(S.serviceName)}), ${host}, ${pid}]), '/'))`
}

/** Of JSON only the paths that are looked at are read. */
function mapOfJson(column: string, names: readonly string[]): string {
  const pairs = names.map(
    (name) =>
      `${textLiteral(name)}, ifNull(toString(${column}.${name
        .split('.')
        .map((part) => `\`${part}\``)
        .join('.')}), '')`,
  )
  return `mapFilter((k, v) -> v != '', map(${pairs.join(', ')}))`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
