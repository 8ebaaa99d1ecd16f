/** Traces that are alike, added up: what a class of them is, as SQL; and a trace as one number, by which the first of many are found. */
import { FLAG } from '../scan/span-digest.ts'

/** So many of a class are sent: of what went well, and of what was slow. As `sift` has it. */
export const SENT = { calm: 3, marked: 20 }

/** What a class is made of, and as what it is kept of traces that are told apart by numbers (`seal.ts`). */
export const CLASS_TYPES = {
  class: 'UInt64',
  tools: 'UInt64',
  around: 'UInt8',
  count: 'UInt64',
  spans: 'UInt64',
  process: 'UInt64',
  flags: 'UInt16',
  is_loose: 'UInt8',
  start: 'Int64',
  last_start: 'Int64',
  last: 'UInt256',
  last_end: 'Int64',
  longest: 'UInt256',
  began: 'Int64',
  began_last: 'Int64',
  sample: 'Array(UInt256)',
} as const

/**
 * A trace as one number, by which the first and the last of many are found sooner than by several: a time, its `id`, another time with
 * its `PLACE`.
 */
const spot = (time: string, other: string): string =>
  `bitOr(bitShiftLeft(toUInt256(toUInt64(k.${time})), 128), bitOr(bitShiftLeft(toUInt256(k.id), 64), toUInt256(toUInt64(k.${other} * 8 + k.place))))`
export const shownSpot = (sql: string): string =>
  `(toInt64(bitShiftRight(${sql}, 128)), toString(toUInt64(bitShiftRight(${sql}, 64))), bitShiftRight(toInt64(${sql}), 3), toUInt8(bitAnd(${sql}, 7)))`
export type Spot = [time: number | string, id: string, other: number | string, place: number]

/**
 * SELECT of classes, in the order of `CLASS_TYPES`.
 *
 * @param traces SELECT of what classes are made of
 * @param around SQL of what tells traces of a class apart besides
 * @param byId whether traces are told apart by `id` instead of `trace`
 */
export function classesOf(traces: string, around: string, byId: boolean): string {
  const isSlow = `bitAnd(k.flags, ${FLAG.slow}) != 0`
  const [start, end] = [spot('start', 'end'), spot('end', 'start')]
  const ends = byId
    ? { last: `max(${start})`, longest: `max(${end})` }
    : { last: 'argMax(k.trace, k.start)', longest: 'argMax(k.trace, k.end)' }
  const first = byId ? start : '(k.start, k.trace, k.end, k.place)'
  // All of a class are slow, or none.
  const sample = `if(max(${isSlow}), groupArraySortedIf(${SENT.marked})(${first}, ${isSlow}), groupArraySorted(${SENT.calm})(${first}))`
  return `SELECT k.class AS class, any(bitAnd(k.tools, 9007199254740991)) AS tools, ${around} AS around, count() AS count, sum(k.spans) AS spans, k.process AS process, any(k.flags) AS flags, max(k.is_loose) AS is_loose,
  min(k.start) AS start, max(k.start) AS last_start, ${ends.last} AS last, max(k.end) AS last_end, ${ends.longest} AS longest, min(k.began) AS began, max(k.began) AS began_last,
  ${sample} AS sample
FROM (${traces}) AS k GROUP BY k.process, k.class, around`
}
