/**
 * What the survey of files keeps of a trace (`src/engine/survey/traces.ts`, `ties.ts`), as SQL over the digests of its spans; and
 * the class of a trace: a number that is the same where two traces are alike in all that `sift.ts` tells them apart by.
 */
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { askedOf, is, MOST_SPANS, SUMS, sumsOfPieces, sumsOfSpans } from './trace-sums.ts'

/** Up to sixteen spans above each: a call deeper below its request counts as one without. */
const STEPS = 4

/** What is worked out of the sums of a trace, and as what it is kept. */
const TOLD = { spared: 'UInt64', tied: 'UInt64', is_loose: 'UInt8', is_own: 'UInt8', class: 'UInt64' } as const

/** What is kept of a piece of a trace. */
export const PIECE_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SUMS).map(([name, { type }]) => [name, type])),
  ...TOLD,
}
const KEPT_COLUMNS = Object.keys(PIECE_TYPES).join(', ')

/**
 * Where a trace lies among what is kept of traces: whole, among those of a kind or of their own, as it came or as it was put together;
 * or not in one place.
 */
export const PLACE = { alike: 0, own: 1, settledAlike: 2, settledOwn: 3, pieces: 4 } as const
const PLACE_SQL = `toUInt8(is_own + is_settled * ${PLACE.settledAlike})`

/** Keys in the order in which they were used. */
const NAMES = 'arrayDistinct(arrayMap(x -> x.1, arraySort(x -> (x.4, x.1), signed)))'

/** A trace's digest, as columns made of what is kept: what is not named here goes by its own name. */
const MADE: Readonly<Record<string, string>> = {
  began: 'if(tool_began != 0, tool_began, unit_began)',
  served: 'if(tool_began != 0, tool_served, unit_served)',
  is_unsettled: 'opened > 0 AND (opened != ended OR ended_ids != opened_ids)',
  is_handed_on: `bitAnd(flags, ${UNITS}) = ${FLAG.tool}`,
  processes: 'last_process != process',
  sdk: '(sdk_failed_first, sdk_failed_last, sdk_passed_first, sdk_passed_last, sdk_failed_by)',
  keys: 'arrayDistinct(arrayMap(x -> (x.1, x.2, x.3), arraySort(x -> (x.4, x.1, x.2), signed)))',
}
const OWN_NAMES = [
  ...['trace', 'spans', 'start', 'end', 'tools', 'flags', 'likes', 'ended', 'open_like', 'opened', 'process'],
  ...['last_failed', 'last_passed', 'issued', 'failures', 'callers', 'outbound_token'],
  ...['node_ids', 'node_parents', 'node_likes', 'node_flags', 'node_keys', 'node_paths'],
]
const madeColumns = (names: readonly string[]): string =>
  names.map((name) => (MADE[name] === undefined ? name : `${MADE[name]} AS ${name}`)).join(', ')
const MADE_COLUMNS = madeColumns([...OWN_NAMES, ...Object.keys(MADE)])

/** What classes are made of besides: a query of fewer columns is planned in less time, which is much of what it takes. */
const LOOKED_AT = madeColumns(['spans', 'start', 'end', 'tools', 'flags', 'process', 'began'])
export const OF_CLASSES = {
  columns: `id, ${LOOKED_AT}`,
  ofPieces: `cityHash64(trace) AS id, ${LOOKED_AT}`,
  without: [
    ...['tool_served', 'unit_served', 'open_like', 'last_failed', 'last_passed', 'failures'],
    ...['sdk_failed_first', 'sdk_failed_last', 'sdk_failed_by', 'sdk_passed_first', 'sdk_passed_last'],
  ],
}
const ALL = { columns: MADE_COLUMNS, ofPieces: MADE_COLUMNS, without: [] as readonly string[] }
const TOLD_COLUMNS = Object.keys(TOLD).join(', ')

/**
 * One row a trace, with its class.
 *
 * @param spans SELECT of spans' digests, see `spanDigestSql`
 * @param alone of which traces else each is a class of its own
 */
export function traceDigestSql(spans: string, alone: string): string {
  return finished(told(sumsOfSpans(spans), alone))
}

/** The same without its class. */
export function sampleSql(sums: string): string {
  return `SELECT ${MADE_COLUMNS}, spared, tied, is_loose FROM (${tied(`SELECT *, ${NAMES} AS names FROM (${sums})`)})`
}

/** And without how its spans hang together, which takes longest. */
export function witnessSql(sums: string): string {
  return `SELECT ${MADE_COLUMNS} FROM (${sums})`
}

/** What is kept of the spans of one insert, see `PIECE_TYPES`. */
export function piecesSql(spans: string): string {
  return `SELECT trace, ${KEPT_COLUMNS} FROM (${told(sumsOfSpans(spans), '0')})`
}

/** Of traces of which there is a whole row. @param from the table of pieces, with a condition */
export function wholeDigestSql(from: string, alone: string, { columns } = ALL): string {
  const own =
    alone === '0'
      ? TOLD_COLUMNS
      : `spared, tied, is_loose, toUInt8(is_own OR ${alone}) AS is_own, if(${alone}, id, class) AS class`
  return `SELECT ${columns}, ${own}, place FROM (SELECT TraceId AS trace, ${PLACE_SQL} AS place, * FROM ${from})`
}

/** The same of few traces, without their class. */
export function wholeSampleSql(from: string): string {
  return `SELECT ${MADE_COLUMNS}, spared, tied, is_loose FROM (SELECT TraceId AS trace, * FROM ${from})`
}

/** Whole rows, of pieces: how many they were, when the last of them came, and when the last of them began. */
export function settledSql(from: string): string {
  const sums = sumsOfPieces(
    `SELECT TraceId AS trace, * FROM ${from}`,
    [],
    ['count() AS pieces', 'max(p.inserted) AS inserted', 'max(p.start) AS last_begun'],
  )
  return `SELECT trace, pieces, inserted, last_begun, ${KEPT_COLUMNS} FROM (${told(sums, '0')})`
}

/** Of traces that came in several. */
export function pieceDigestSql(from: string, alone: string, { ofPieces, without } = ALL): string {
  return finished(told(sumsOfPieces(`SELECT TraceId AS trace, * FROM ${from}`, without), alone), ofPieces)
}

function finished(sql: string, columns = MADE_COLUMNS): string {
  return `SELECT ${columns}, ${TOLD_COLUMNS}, toUInt8(${PLACE.pieces}) AS place FROM (${sql})`
}

function told(sums: string, alone: string): string {
  return classed(tied(`SELECT *, ${NAMES} AS names FROM (${sums})`), alone)
}

/**
 * Of each span a number made of its own and those above it, and of which of the trace's keys signed it; and is every call under a
 * request or a tool? Each step looks twice as far up as the one before: at the parent, at the one two above, four, eight.
 */
function tied(sums: string): string {
  // A span that was seen to start and to end is there twice: in the same order whichever came first.
  const inOrder = (column: string) =>
    `multiIf(is_long, [], opened > 0, arraySort((x, l) -> l, ${column}, node_likes), ${column})`
  const lists = `SELECT *, length(node_ids) > ${MOST_SPANS} AS is_long, ${inOrder('node_ids')} AS ids, ${inOrder('node_parents')} AS parents, ${inOrder('node_likes')} AS likes_of,
  ${inOrder('node_flags')} AS flags_of, ${inOrder('node_keys')} AS keys_of, ${inOrder('node_paths')} AS paths_of FROM (${sums})`
  // A try of an SDK's call is told by that call: its path says nothing more.
  const sdks = `arrayFilter((id, flag) -> ${is(FLAG.sdk, 'flag')}, ids, flags_of)`
  const spared = `SELECT *, if(arrayExists(x -> x != 0, paths_of), arrayMap((path, parent) -> if(path != 0 AND has(${sdks}, parent), path, 0), paths_of, parents), paths_of) AS spared_of FROM (${lists})`
  const like = 'toUInt64(l - p)'
  const own = `if(length(names) > 1, arrayMap((l, p, k) -> cityHash64(${like}, indexOf(names, k)), likes_of, spared_of, keys_of), arrayMap((l, p) -> ${like}, likes_of, spared_of))`
  let steps = `SELECT *, arraySum(spared_of) AS spared, ${own} AS labels_0, arrayMap(flag -> toUInt8(${is(UNITS, 'flag')}), flags_of) AS under_0, arrayMap(parent -> if(parent = 0, 0, indexOf(ids, parent)), parents) AS above_0 FROM (${spared})`
  for (let n = 0; n < STEPS; n++)
    steps = `SELECT *, arrayMap((o, at) -> cityHash64(o, if(at > 0, labels_${n}[at], toUInt64(0))), labels_${n}, above_${n}) AS labels_${n + 1},
  arrayMap((o, at) -> toUInt8(o OR (at > 0 AND under_${n}[at])), under_${n}, above_${n}) AS under_${n + 1},
  arrayMap(at -> if(at > 0, above_${n}[at], 0), above_${n}) AS above_${n + 1} FROM (${steps})`
  return `SELECT *, arraySum(labels_${STEPS}) AS tied,
  arrayExists((flag, o) -> ${is(FLAG.outgoing, 'flag')} AND NOT o, flags_of, under_${STEPS}) AS is_loose FROM (${steps})`
}

/** A trace of which something went wrong is judged by itself, and so is what cannot be told from afar: who served several callers. */
const OWN = `is_long OR ${MADE['is_unsettled']} OR length(names) > 8 OR ${is(FLAG.failed | FLAG.open | FLAG.badAnswer | FLAG.delayed)}
  OR arrayExists(n -> length(arrayFilter(x -> x != 0, arrayDistinct(n))) > 1, [callers.1, callers.2, callers.3])`

/**
 * Keys that the trace was issued itself are alike, whatever their number, by what the spans are like that issued them. Of others each
 * makes classes of its own: who issued them, for whom and until when, is asked of the few that are sent.
 */
const KEYS = `arrayMap(k -> if(has(issued.1, k), toUInt64(indexOf(arrayDistinct(arrayMap(x -> x.1, arraySort(x -> (x.5, x.1), issued))), k)), k), names)`

/** @param alone of which traces else each is a class of its own */
function classed(traces: string, alone: string): string {
  // Of a list one is taken, as what stands behind `if` is worked out anew wherever it is used.
  return `SELECT *, toUInt8((${OWN}) OR ${alone}) AS is_own,
  [cityHash64(toUInt64(likes - spared), tied, ended, opened > 0, flags, last_process != process, tools,
    outbound_token != 0 AND has(callers.1, outbound_token), ${KEYS}), cityHash64(trace)][1 + is_own] AS class
FROM (${traces})`
}

/** Successes are looked for by this much time, µs: enough to know that a failure may have healed. */
export const BUCKET = 4_000_000
export const bucketSql = (us: string): string => `intDiv(${us}, ${BUCKET})`
/** Of spans' digests, those of calls that went well. */
const PASSED = `${is(FLAG.outgoing)} AND NOT ${is(FLAG.failed)} AND NOT is_open`

/** A moment and the trace of then. */
const PASS = 'Tuple(Int64, String)'
/** What is kept of what went well, see `passedSql`. */
export const PASS_TYPES = {
  asked: 'UInt64',
  bucket: 'Int64',
  process: 'UInt64',
  first: `SimpleAggregateFunction(min, ${PASS})`,
  last: `SimpleAggregateFunction(max, ${PASS})`,
} as const

/**
 * What went well: what was asked, what was asked of its object, and what so by its key, each in a stretch of time and a process: when first
 * and when last, and in which traces.
 *
 * @param spans a table of spans' digests, or a SELECT in brackets
 * @param trace the column of the trace's id
 */
export function passedSql(spans: string, trace: string): string {
  const [ofObject, byKey] = askedOf()
  return `SELECT number AS asked, bucket, process, min(pass) AS first, max(pass) AS last FROM (
  SELECT arrayJoin(arrayFilter(x -> x != 0, [asked, ${ofObject}, ${byKey}])) AS number, ${bucketSql('start_us')} AS bucket, process, (start_us, ${trace}) AS pass FROM ${spans} WHERE ${PASSED}
) GROUP BY asked, bucket, process`
}
