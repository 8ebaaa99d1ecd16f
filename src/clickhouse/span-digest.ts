/**
 * What the survey of files keeps of a span (`src/scan/span-digest.ts`), as SQL: made of the same list of attributes, each counted by
 * its kind. Two spans with the same `alike` are alike in all that a verdict rests on. SQL may tell apart more than the scanner does,
 * never less: a test holds both against each other.
 */
import { ROLECALL as R, SEMCONV as S } from '../model/attributes.ts'
import { AS, LOOKED } from '../scan/attributes.ts'
import { FLAG } from '../scan/span-digest.ts'
import { ALIASES } from '../sources/spans/span-attributes.ts'
import { textList, textLiteral } from './sql.ts'
import { attribute, digestsName, resourceAttribute, type SpanColumns, type Table } from './tables.ts'

type Kind = keyof typeof AS

/** Of an attribute's name its kind's number, 0 where nobody reads it: names stand in the SQL once, kinds wherever they are asked for. */
const KIND_OF = (k: string): string =>
  `transform(${k}, [${LOOKED.map(({ name }) => textLiteral(name)).join(', ')}], [${LOOKED.map(({ as }) => as).join(', ')}]::Array(UInt8), toUInt8(0))`
/** Within a function of an attribute's name `k`, kind `a` and value `v`. */
const isOf = (...kinds: Kind[]): string =>
  kinds.length === 1 ? `a = ${AS[kinds[0]!]}` : `a IN (${kinds.map((kind) => AS[kind]).join(', ')})`

/** The first 53 bits of a hash: JSON keeps them, and so do JavaScript's numbers. */
export const hashed = (...values: string[]): string => `bitAnd(cityHash64(${values.join(', ')}), 9007199254740991)`

const number = 'toFloat64OrZero(v)'
/** Steps of waiting, ms, as the scanner has them. */
const WAITS = [250, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000]
/** Of durations, ns. */
const DURATIONS = [200e6, 250e6, 500e6, 1e9, 2e9, 2.5e9, 3e9, 5e9, 10e9, 20e9, 30e9, 60e9, 120e9, 300e9, 900e9]
const stepOf = (value: string, steps: readonly number[]): string =>
  `arrayCount(s -> s <= ${value}, [${steps.join(', ')}])`

/** A sentence without what is new in each call, as `src/scan/words.ts` has it; RE2 counts to 1000. */
const WORDS = (() => {
  const arn = String.raw`(arn:[\w-]*:(?:s3|sts):[^\s"'/,)]{0,200}(?:/[^\s"'/,)]{1,128})?)/[^\s"',)]{0,1000}`
  const object = String.raw`(arn:[\w-]*:s3:::[^\s"'/,)]{1,128})/[^\s"',)]{0,1000}`
  const kept = String.raw`^\d{3}$|^\d{12}$|^[a-z]{2}(-[a-z]+)+-\d$`
  const without = (text: string, pattern: string) => `replaceRegexpAll(${text}, ${textLiteral(pattern)}, '\\\\1')`
  const text = without(without('substring(v, 1, 2048)', arn), object)
  const words = `extractAll(${text}, ${textLiteral(String.raw`[\w+/=.-]{1,256}`)})`
  return `arrayStringConcat(arrayMap(w -> if(match(w, '\\\\d') AND NOT match(w, ${textLiteral(kept)}), '#', w), ${words}), ' ')`
})()

/** What of a value counts: nothing, that it is there, or this of it. */
const COUNTS: Readonly<Record<Kind, 'nothing' | 'presence' | 'value' | { sql: string }>> = {
  value: 'value',
  presence: 'presence',
  milliseconds: { sql: stepOf(number, WAITS) },
  quantity: { sql: `if(isNull(toFloat64OrNull(v)), v, toString(least(greatest(${number}, 0), 3)))` },
  words: { sql: WORDS },
  // Counted by `path` below, where it says something.
  path: 'nothing',
  url: { sql: 'concat(protocol(v), domain(v), toString(port(v)))' },
  key: 'presence',
  issuedKey: 'presence',
  expires: 'presence',
  expiresSeconds: 'presence',
  token: 'presence',
  claims: 'nothing',
  outboundToken: 'presence',
  tokenRole: 'value',
  askedRole: 'value',
  requestId: 'presence',
  error: 'value',
  status: 'value',
  toolMark: 'value',
  method: 'value',
  process: 'nothing',
  success: 'value',
  operation: 'value',
  service: 'value',
  bucket: 'value',
  workMark: 'value',
  workId: 'presence',
}

const COUNTED = (() => {
  const by = (counts: 'presence' | 'value') => (Object.keys(COUNTS) as Kind[]).filter((kind) => COUNTS[kind] === counts)
  const others = (Object.keys(COUNTS) as Kind[]).flatMap((kind) => {
    const counts = COUNTS[kind]
    return typeof counts === 'object' ? [`${isOf(kind)}, cityHash64(k, ${counts.sql})`] : []
  })
  return `multiIf(v = '', 0, ${isOf(...by('value'))}, cityHash64(k, v), ${isOf(...by('presence'))}, cityHash64(k), ${others.join(', ')}, 0)`
})()

/** The value of the first attribute of a kind; `''` for none. */
const first = (...kinds: Kind[]): string => `arrayFirst((v, a) -> v != '' AND ${isOf(...kinds)}, vs, kinds)`
const some = (condition: string): string => `arrayExists((v, k, a) -> ${condition}, vs, ks, kinds)`

/** Kinds by every name that exporters write; the rest is internal or unspecified. */
const KIND = { server: 2, client: 3, producer: 4, consumer: 5 } as const
const KIND_SQL = (column: string) =>
  `multiIf(${Object.entries(KIND)
    .map(([name, nth]) => `lower(${column}) IN ${textList([name, `span_kind_${name}`, String(nth)])}, ${nth}`)
    .join(', ')}, 1)`

const OF_PROCESS = [R.runId, S.serviceInstance, S.hostName, S.processPid]
const HOSTS = ALIASES.find(([to]) => to === S.serverAddress) ?? [S.serverAddress]
/** A span that took so long, ns, may have waited for something. */
const SLOW = 1e9

/** What a digest is made of, and as what it is kept where it is kept (`digests.ts`). */
export const DIGEST_TYPES = {
  is_open: 'UInt8',
  start_us: 'Int64',
  end_us: 'Int64',
  id: 'UInt32',
  parent: 'UInt32',
  process: 'UInt64',
  asked: 'UInt64',
  flags: 'UInt16',
  key: 'UInt64',
  issued: 'UInt64',
  asked_role: 'UInt64',
  token: 'UInt64',
  claims: 'UInt64',
  token_role: 'UInt64',
  outbound_token: 'UInt64',
  alike: 'UInt64',
} as const
const DIGEST = Object.keys(DIGEST_TYPES).join(', ')

/** The columns of a span's digest, for `trace-digest.ts`: as they are kept, else made now. */
export function spanDigestSql(table: Table<SpanColumns>, where: string): string {
  return table.digests
    ? `SELECT ${table.columns.traceId} AS trace, ${DIGEST} FROM ${digestsName(table.name)} WHERE ${where}`
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
  const read = `SELECT *, arrayFilter((v, a) -> a != 0, all_vs, all_kinds) AS vs, arrayFilter((k, a) -> a != 0, all_ks, all_kinds) AS ks, arrayFilter(a -> a != 0, all_kinds) AS kinds,
  duration_ns >= 9223372036854775808 AS is_open, ${processSql((name) => `resource[${textLiteral(name)}]`, 'service_name')} AS process_name,
  arraySum((k, v, a) -> if(a != 0 AND k NOT IN ${textList(OF_PROCESS)}, cityHash64(k, v), 0), resource_ks, mapValues(resource), resource_kinds) AS resource_alike FROM (${kinds})`
  const texts = `SELECT *, if(is_open, 0, duration_ns) AS took_ns, ${FIRST.map((kind) => `${first(kind)} AS ${snake(kind)}_text`).join(', ')},
  ${some(isOf('method'))} AS has_method, ${some(`k = ${textLiteral(S.mcpMethod)}`)} AS has_mcp, ${some(`k = ${textLiteral(S.mcpMethod)} AND v = 'tools/call'`)} AS is_mcp_call,
  ${some(`${isOf('toolMark')} AND v IN ('execute_tool', 'tool')`)} AS has_tool_mark, ${some(`v != '' AND ${isOf('workMark', 'workId')}`)} AS is_work,
  is_error OR ${some(`v != '' AND (${isOf('error')} OR (${isOf('status')} AND ${number} >= 400))`)} AS has_failed,
  ${some(`k = ${textLiteral(R.eventLoopDelay)} AND ${number} >= ${WAITS[0]}`)} AS is_delayed,
  ${some(`k != ${textLiteral(R.eventLoopDelay)} AND ${isOf('milliseconds')} AND ${number} >= ${WAITS[1]}`)} AS has_waited,
  ${some(`${isOf('success')} AND v = 'false'`)} AS is_bad_answer, ${some(`k IN ${textList(HOSTS)} AND match(v, '^[0-9\\\\[]')`)} AS is_at_address,
  arraySum((k, v, a) -> ${COUNTED}, ks, vs, kinds) AS attributes_alike FROM (${read})`
  const units = `SELECT *, is_at_address OR match(domain(url_text), '^[0-9\\\\[]') AS is_address, if(path_text != '', path_text, path(url_text)) AS url_path,
  span_kind != ${KIND.client} AND (is_mcp_call OR (NOT has_mcp AND (has_tool_mark OR match(span_name, '^tools/call .|^[\\\\w.-]+\\\\.tool$')))) AS is_tool FROM (${texts})`
  const calls = `SELECT *, NOT is_tool AND ((span_kind = ${KIND.server} AND has_method) OR (span_kind NOT IN (${KIND.client}, ${KIND.producer}) AND is_work)) AS is_inbound,
  NOT is_tool AND NOT is_inbound AND (has_method OR operation_text != '') AS is_outgoing FROM (${units})`
  return `SELECT ${besides}, is_open, intDiv(start_ns, 1000) AS start_us, intDiv(start_ns + took_ns, 1000) AS end_us,
  toUInt32(bitOr(cityHash64(span_id), 1)) AS id, toUInt32(if(parent_id IN ('', '0000000000000000'), 0, bitOr(cityHash64(parent_id), 1))) AS parent,
  ${hashed('process_name')} AS process, ${hashed('operation_text', 'service_text', 'bucket_text')} AS asked,
  toUInt16(has_failed * ${FLAG.failed} + is_open * ${FLAG.open} + (took_ns >= ${SLOW} OR has_waited) * ${FLAG.slow} + is_tool * ${FLAG.tool} + is_inbound * ${FLAG.inbound}
    + is_bad_answer * ${FLAG.badAnswer} + is_delayed * ${FLAG.delayed} + is_outgoing * ${FLAG.outgoing}) AS flags,
  ${tie('key_text')} AS key, ${tie('issued_key_text')} AS issued, ${tie('asked_role_text')} AS asked_role, ${tie('token_text')} AS token,
  ${tie('claims_text')} AS claims, ${tie('token_role_text')} AS token_role, ${tie('outbound_token_text')} AS outbound_token,
  cityHash64(span_name, span_kind, is_error, attributes_alike, arrayMap(v -> ${WORDS}, [status_message]), arraySort(event_names),
    if(NOT is_outgoing OR is_address OR ((has_failed OR is_open) AND operation_text = ''), url_path, ''),
    ${before('expires_text', ISO, (text) => `toUnixTimestamp(parseDateTimeBestEffortOrNull(${text}))`)}, ${before('expires_seconds_text', DIGITS, (text) => `toFloat64OrNull(${text})`)},
    ${stepOf('took_ns', DURATIONS)}, parent = 0, is_open, service_name, resource_alike) AS alike
FROM (${calls})`
}

/** Of the spans that issued a key: which, when, by whom, and for which role. */
export function issuingSql(table: Table<SpanColumns>, where: string): string {
  const { columns: c } = table
  if (table.digests)
    return `SELECT ${c.traceId} AS trace, start_us, process, issued, asked_role FROM ${digestsName(table.name)} WHERE (${where}) AND issued != 0`
  const issued = attribute(table, R.issuedKey)
  const roles = LOOKED.filter(({ as }) => as === AS.askedRole).map(({ name }) => attribute(table, name))
  return `SELECT ${c.traceId} AS trace, intDiv(${c.start}, 1000) AS start_us, ${hashed(processSql((name) => resourceAttribute(table, name), c.service))} AS process,
  ${hashed(issued)} AS issued, arrayFirst(r -> r != '', [${roles.join(', ')}]) AS role_text, ${tie('role_text')} AS asked_role FROM ${table.name} WHERE (${where}) AND ${issued} != ''`
}

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
