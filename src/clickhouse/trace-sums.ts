/**
 * What of a trace's spans adds up: sums, extremes and lists that no order of records changes, so that a trace that came in several
 * pieces (`kept.ts`) is what these come to.
 */
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { hashed } from './attribute-sql.ts'

/** Longer traces are judged by themselves: how their spans hang together is not worked out. */
export const MOST_SPANS = 300
/** Of one trace: more keys or failures say nothing new. As `traces.ts` has it. */
const KEPT = 32

/** What a span asked of this object, and what it asked so by this key, as numbers; 0 where it names none. @param of the span */
export function askedOf(of = ''): [ofObject: string, byKey: string] {
  const asked = [`${of}asked`, `${of}target`, `${of}key`]
  return [`if(${of}target = 0, 0, ${hashed(...asked.slice(0, 2))})`, `if(${of}key = 0, 0, ${hashed(...asked)})`]
}

export const is = (flags: number, of = 'flags'): string => `bitAnd(${of}, ${flags}) != 0`

const FAILED = `${is(FLAG.outgoing, 's.flags')} AND ${is(FLAG.failed, 's.flags')}`
const PASSED_HERE = `${is(FLAG.outgoing, 's.flags')} AND NOT ${is(FLAG.failed, 's.flags')} AND NOT s.is_open`
const SDK = is(FLAG.sdk, 's.flags')
const TOOL = is(FLAG.tool, 's.flags')
const UNIT = is(UNITS, 's.flags')

/** As what it is kept; of the digests `s` of spans, and of pieces `p`. */
interface Sum {
  type: string
  ofSpans: string
  ofPieces: (column: string) => string
}

const total = (type: string, ofSpans: string): Sum => ({ type, ofSpans, ofPieces: (column) => `sum(${column})` })
const greatest = (type: string, ofSpans: string): Sum => ({ type, ofSpans, ofPieces: (column) => `max(${column})` })
const least = (type: string, ofSpans: string): Sum => ({ type, ofSpans, ofPieces: (column) => `min(${column})` })
/** The first moment of those that there are; 0 for none. */
const first = (where: string, at = 's.start_us'): Sum => ({
  type: 'Int64',
  ofSpans: `minIf(${at}, ${where})`,
  ofPieces: (column) => `minIf(${column}, ${column} != 0)`,
})
const last = (where: string, at = 's.start_us'): Sum => greatest('Int64', `maxIf(${at}, ${where})`)
const list = (types: string, tuple: string, where: string, most = KEPT): Sum => ({
  type: `Array(Tuple(${types}))`,
  ofSpans: `arraySort(groupUniqArrayIf(${most})(${tuple}, ${where}))`,
  ofPieces: (column) => `arraySlice(arraySort(arrayDistinct(groupArrayArray(${column}))), 1, ${most})`,
})

const eachSpan = (type: string, column: string): Sum => ({
  type: `Array(${type})`,
  ofSpans: `groupArray(${MOST_SPANS + 1})(${column})`,
  ofPieces: (pieces) => `groupArrayArray(${MOST_SPANS + 1})(${pieces})`,
})

export const SUMS = {
  spans: total('UInt32', 'count()'),
  start: least('Int64', 'min(s.start_us)'),
  end: greatest('Int64', 'max(s.end_us)'),
  // As `#served` of the survey has it: of tool calls, and of requests where there is none.
  tool_began: first(TOOL),
  tool_served: last(TOOL, 's.end_us'),
  unit_began: first(UNIT),
  unit_served: last(UNIT, 's.end_us'),
  tools: total('UInt64', `sumIf(bitOr(s.tool, 1), ${TOOL})`),
  // Whether a span that was seen to start has ended is known once all is there.
  flags: {
    type: 'UInt16',
    ofSpans: `groupBitOr(if(s.is_open, toUInt16(bitAnd(s.flags, ${0xffff ^ FLAG.open})), s.flags))`,
    ofPieces: (column) => `groupBitOr(${column})`,
  },
  likes: total('UInt64', 'sumIf(s.alike, NOT s.is_open)'),
  ended: total('UInt32', 'countIf(NOT s.is_open)'),
  ended_ids: total('UInt64', 'sumIf(toUInt64(s.id), NOT s.is_open)'),
  open_like: total('UInt64', 'sumIf(s.alike, s.is_open)'),
  opened: total('UInt32', 'countIf(s.is_open)'),
  opened_ids: total('UInt64', 'sumIf(toUInt64(s.id), s.is_open)'),
  process: least('UInt64', 'min(s.process)'),
  last_process: greatest('UInt64', 'max(s.process)'),
  last_failed: last(FAILED),
  last_passed: last(PASSED_HERE),
  sdk_failed_first: first(`${SDK} AND ${FAILED}`),
  sdk_failed_last: last(`${SDK} AND ${FAILED}`),
  sdk_failed_by: first(`${SDK} AND ${FAILED}`, 's.end_us'),
  sdk_passed_first: first(`${SDK} AND ${PASSED_HERE}`),
  sdk_passed_last: last(`${SDK} AND ${PASSED_HERE}`),
  /** Key, what is said of it, whether an SDK's span says so, when. */
  signed: list('UInt64, UInt64, UInt8, Int64', `(s.key, s.said, toUInt8(${SDK}), s.start_us)`, 's.key != 0', 128),
  /** Key, role, the key that signed for it, what its span is like, when it came, until when it is good. */
  issued: list(
    'UInt64, UInt64, UInt64, UInt64, Int64, Int64',
    '(s.issued, s.asked_role, s.key, s.alike, s.end_us, s.until)',
    's.issued != 0',
  ),
  /** What was asked, that with the role that was refused, start and end, of which object; what was asked of it, and by which key. */
  failures: list(
    'UInt64, UInt64, Int64, Int64, UInt64, UInt64, UInt64',
    `(s.asked, ${hashed('s.asked', 's.asked_role')}, s.start_us, s.end_us, s.target, ${askedOf('s.').join(', ')})`,
    FAILED,
  ),
  /** Token, claims, role, whether it was turned away. */
  callers: list(
    'UInt64, UInt64, UInt64, UInt8',
    `(s.token, s.claims, s.token_role, toUInt8(${is(FLAG.turnedAway, 's.flags')}))`,
    's.token != 0 OR s.token_role != 0',
  ),
  outbound_token: greatest('UInt64', 'max(s.outbound_token)'),
  // Of each span its id, its parent's, what it is like, its flags, its key, and what of its likeness is its path's: in one order.
  node_ids: eachSpan('UInt32', 's.id'),
  node_parents: eachSpan('UInt32', 's.parent'),
  node_likes: eachSpan('UInt64', 's.alike'),
  node_flags: eachSpan('UInt16', 's.flags'),
  node_keys: eachSpan('UInt64', 's.key'),
  node_paths: eachSpan('UInt64', 's.pathed'),
} as const satisfies Record<string, Sum>

const columns = (of: (sum: Sum, name: string) => string, without: readonly string[] = []): string =>
  Object.entries(SUMS)
    .filter(([name]) => !without.includes(name))
    .map(([name, sum]) => `${of(sum, name)} AS ${name}`)
    .join(', ')

/** @param spans SELECT of spans' digests, see `spanDigestSql` */
export function sumsOfSpans(spans: string): string {
  return `SELECT s.trace AS trace, ${columns(({ ofSpans }) => ofSpans)} FROM (${spans}) AS s GROUP BY s.trace`
}

/**
 * @param pieces SELECT of `trace` and `SUMS`
 * @param without which of these are not asked for
 * @param besides what else is
 */
export function sumsOfPieces(pieces: string, without: readonly string[] = [], besides: readonly string[] = []): string {
  const sums = columns(({ ofPieces }, name) => ofPieces(`p.${name}`), without)
  return `SELECT ${['p.trace AS trace', sums, ...besides].join(', ')} FROM (${pieces}) AS p GROUP BY p.trace`
}
