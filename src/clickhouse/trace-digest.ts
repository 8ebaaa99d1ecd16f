/**
 * What the survey of files keeps of a trace (`src/engine/survey/traces.ts`, `ties.ts`), as SQL over the digests of its spans; and
 * the class of a trace: a number that is the same where two traces are alike in all that `sift.ts` tells them apart by.
 */
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { hashed } from './attribute-sql.ts'

/** Longer traces are judged by themselves: how their spans hang together is not worked out. */
const MOST_SPANS = 300
/** Up to sixteen spans above each: a call deeper below its request counts as one without. */
const STEPS = 4
/** Of one trace: more keys or failures say nothing new. As `traces.ts` has it. */
const KEPT = 32

const is = (flags: number, of = 'flags'): string => `bitAnd(${of}, ${flags}) != 0`

/** What a trace's digest is made of, in this order, and as what it is kept where it is kept (`digests.ts`); `trace` goes before. */
export const TRACE_TYPES = {
  class: 'UInt64',
  is_own: 'UInt8',
  spans: 'UInt32',
  start: 'Int64',
  end: 'Int64',
  began: 'Int64',
  served: 'Int64',
  tools: 'UInt64',
  flags: 'UInt16',
  like: 'UInt64',
  ended: 'UInt32',
  open_like: 'UInt64',
  opened: 'UInt32',
  is_unsettled: 'UInt8',
  tied: 'UInt64',
  is_loose: 'UInt8',
  is_handed_on: 'UInt8',
  process: 'UInt64',
  processes: 'UInt8',
  last_failed: 'Int64',
  last_passed: 'Int64',
  /** First and last that failed, first and last that passed, and when the first had failed. */
  sdk: 'Tuple(Int64, Int64, Int64, Int64, Int64)',
  /** In the order in which they were used: key, what is said of it, whether an SDK's span says so. */
  keys: 'Array(Tuple(UInt64, UInt64, UInt8))',
  /** Key, role, the key that signed for it, what its span is like, when it came, until when it is good. */
  issued: 'Array(Tuple(UInt64, UInt64, UInt64, UInt64, Int64, Int64))',
  /** What was asked, that with the role that was refused, start and end. */
  failures: 'Array(Tuple(UInt64, UInt64, Int64, Int64))',
  /** Token, claims, role, whether it was turned away. */
  callers: 'Array(Tuple(UInt64, UInt64, UInt64, UInt8))',
  outbound_token: 'UInt64',
} as const
const COLUMNS = ['trace', ...Object.keys(TRACE_TYPES)].join(', ')

/**
 * One row a trace, see `TRACE_TYPES`.
 *
 * @param spans SELECT of spans' digests, see `spanDigestSql`
 * @param alone of which traces else each is a class of its own
 */
export function traceDigestSql(spans: string, alone = '0'): string {
  return `SELECT ${COLUMNS} FROM (${classed(tied(groupedSql(spans)), alone)})`
}

/** Sums and extremes, which no order of records changes; lists are sorted. */
export function groupedSql(spans: string): string {
  const isFailed = `${is(FLAG.outgoing, 's.flags')} AND ${is(FLAG.failed, 's.flags')}`
  const isPassed = `${is(FLAG.outgoing, 's.flags')} AND NOT ${is(FLAG.failed, 's.flags')} AND NOT s.is_open`
  const isSdk = is(FLAG.sdk, 's.flags')
  // As `#served` of the survey has it: of tool calls, and of requests where there is none.
  const isTool = is(FLAG.tool, 's.flags')
  const isUnit = is(UNITS, 's.flags')
  const list = (tuple: string, where: string, kept = `(${KEPT})`): string =>
    `arraySort(groupUniqArrayIf${kept}(${tuple}, ${where}))`
  return `SELECT s.trace AS trace, count() AS spans, min(s.start_us) AS start, max(s.end_us) AS end,
  if(countIf(${isTool}) > 0, minIf(s.start_us, ${isTool}), minIf(s.start_us, ${isUnit})) AS began,
  if(countIf(${isTool}) > 0, maxIf(s.end_us, ${isTool}), maxIf(s.end_us, ${isUnit})) AS served,
  sumIf(bitOr(s.tool, 1), ${isTool}) AS tools,
  groupBitOr(if(s.is_open, toUInt16(bitAnd(s.flags, ${0xffff ^ FLAG.open})), s.flags)) AS flags,
  sumIf(s.alike, NOT s.is_open) AS like, countIf(NOT s.is_open) AS ended, sumIf(toUInt64(s.id), NOT s.is_open) AS ended_ids,
  sumIf(s.alike, s.is_open) AS open_like, countIf(s.is_open) AS opened, sumIf(toUInt64(s.id), s.is_open) AS opened_ids,
  opened > 0 AND (opened != ended OR ended_ids != opened_ids) AS is_unsettled,
  maxIf(s.start_us, ${isFailed}) AS last_failed, maxIf(s.start_us, ${isPassed}) AS last_passed,
  (minIf(s.start_us, ${isSdk} AND ${isFailed}), maxIf(s.start_us, ${isSdk} AND ${isFailed}),
    minIf(s.start_us, ${isSdk} AND ${isPassed}), maxIf(s.start_us, ${isSdk} AND ${isPassed}), minIf(s.end_us, ${isSdk} AND ${isFailed})) AS sdk,
  min(s.process) AS process, max(s.process) != min(s.process) AS processes,
  ${list(`(s.key, s.said, toUInt8(${isSdk}), s.start_us)`, 's.key != 0', '')} AS signed,
  ${list('(s.issued, s.asked_role, s.key, s.alike, s.end_us, s.until)', 's.issued != 0')} AS issued,
  ${list(`(s.asked, ${hashed('s.asked', 's.asked_role')}, s.start_us, s.end_us)`, isFailed)} AS failures,
  ${list(`(s.token, s.claims, s.token_role, toUInt8(${is(FLAG.turnedAway, 's.flags')}))`, 's.token != 0 OR s.token_role != 0')} AS callers,
  max(s.outbound_token) AS outbound_token,
  arraySlice(arrayDistinct(arrayMap(x -> x.1, arraySort(x -> (x.4, x.1), signed))), 1, ${KEPT}) AS names,
  arraySlice(arrayDistinct(arrayMap(x -> (x.1, x.2, x.3), arraySort(x -> (x.4, x.1, x.2), signed))), 1, ${KEPT * 4}) AS keys,
  arraySort(groupArray(${MOST_SPANS + 1})((s.id, s.parent, s.alike, s.flags, s.key))) AS tree
FROM (${spans}) AS s GROUP BY s.trace`
}

/**
 * Of each span a number made of its own and those above it, and of which of the trace's keys signed it; and is every call under a
 * request or a tool? Each step looks twice as far up as the one before: at the parent, at the one two above, four, eight.
 */
function tied(grouped: string): string {
  const nodes = `SELECT * EXCEPT (tree), length(tree) > ${MOST_SPANS} AS is_long, if(is_long, [], tree) AS nodes FROM (${grouped})`
  const own = 'if(length(names) > 1, cityHash64(x.3, indexOf(names, x.5)), x.3)'
  const lists = `SELECT *, arrayMap(x -> x.1, nodes) AS ids, arrayMap(x -> ${own}, nodes) AS labels_0, arrayMap(x -> toUInt8(${is(UNITS, 'x.4')}), nodes) AS under_0 FROM (${nodes})`
  let steps = `SELECT *, arrayMap(x -> if(x.2 = 0, 0, indexOf(ids, x.2)), nodes) AS above_0 FROM (${lists})`
  for (let n = 0; n < STEPS; n++)
    steps = `SELECT *, arrayMap((o, at) -> cityHash64(o, if(at > 0, labels_${n}[at], toUInt64(0))), labels_${n}, above_${n}) AS labels_${n + 1},
  arrayMap((o, at) -> toUInt8(o OR (at > 0 AND under_${n}[at])), under_${n}, above_${n}) AS under_${n + 1},
  arrayMap(at -> if(at > 0, above_${n}[at], 0), above_${n}) AS above_${n + 1} FROM (${steps})`
  const made = Array.from({ length: STEPS + 1 }, (_, n) => [`labels_${n}`, `under_${n}`, `above_${n}`]).flat()
  return `SELECT * EXCEPT (nodes, ids, ${made.join(', ')}), arraySum(labels_${STEPS}) AS tied,
  arrayExists((x, o) -> ${is(FLAG.outgoing, 'x.4')} AND NOT o, nodes, under_${STEPS}) AS is_loose,
  bitAnd(flags, ${UNITS}) = ${FLAG.tool} AS is_handed_on FROM (${steps})`
}

/** A trace of which something went wrong is judged by itself, and so is what cannot be told from afar: who served several callers. */
const OWN = `is_long OR is_unsettled OR length(names) > 8 OR ${is(FLAG.failed | FLAG.open | FLAG.badAnswer | FLAG.delayed)}
  OR arrayExists(n -> length(arrayFilter(x -> x != 0, arrayDistinct(n))) > 1, [callers.1, callers.2, callers.3])`

/**
 * Keys that the trace was issued itself are alike, whatever their number, by what the spans are like that issued them. Of others each
 * makes classes of its own: who issued them, for whom and until when, is asked of the few that are sent.
 */
const KEYS = `arrayMap(k -> if(has(issued.1, k), toUInt64(indexOf(arrayDistinct(arrayMap(x -> x.1, arraySort(x -> (x.5, x.1), issued))), k)), k), names)`

/** @param alone of which traces else each is a class of its own */
function classed(traces: string, alone: string): string {
  return `SELECT *, toUInt8((${OWN}) OR ${alone}) AS is_own,
  if(is_own, cityHash64(trace), cityHash64(like, tied, ended, opened > 0, flags, processes, tools,
    outbound_token != 0 AND has(callers.1, outbound_token), ${KEYS})) AS class
FROM (${traces})`
}

/** Successes are looked for by this much time, µs: enough to know that a failure may have healed. */
export const BUCKET = 4_000_000
export const bucketSql = (us: string): string => `intDiv(${us}, ${BUCKET})`
/** Of spans' digests, those of calls that went well. */
export const PASSED = `${is(FLAG.outgoing)} AND NOT ${is(FLAG.failed)} AND NOT is_open`
