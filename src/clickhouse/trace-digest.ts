/**
 * What the survey of files keeps of a trace (`src/engine/survey/traces.ts`, `ties.ts`), as SQL over the digests of its spans; and
 * the class of a trace: a number that is the same where two traces are alike in all that `sift.ts` tells them apart by.
 */
import { FLAG, UNITS } from '../scan/span-digest.ts'

/** Longer traces are judged by themselves: how their spans hang together is not worked out. */
const MOST_SPANS = 300
/** Up to sixteen spans above each: a call deeper below its request counts as one without. */
const STEPS = 4
const KEPT = 32

const is = (flags: number, of = 'flags'): string => `bitAnd(${of}, ${flags}) != 0`

/**
 * One row a trace.
 *
 * @param spans SELECT of spans' digests, see `spanDigestSql`
 */
export function traceDigestSql(spans: string): string {
  return tied(groupedSql(spans))
}

/** Sums and extremes, which no order of records changes; lists are sorted. */
export function groupedSql(spans: string): string {
  const isFailed = `${is(FLAG.outgoing, 's.flags')} AND ${is(FLAG.failed, 's.flags')}`
  const isPassed = `${is(FLAG.outgoing, 's.flags')} AND NOT ${is(FLAG.failed, 's.flags')} AND NOT s.is_open`
  return `SELECT s.trace AS trace, count() AS spans, min(s.start_us) AS start, max(s.end_us) AS end,
  groupBitOr(if(s.is_open, toUInt16(bitAnd(s.flags, ${0xffff ^ FLAG.open})), s.flags)) AS flags,
  sumIf(s.alike, NOT s.is_open) AS like, countIf(NOT s.is_open) AS ended, sumIf(toUInt64(s.id), NOT s.is_open) AS ended_ids,
  sumIf(s.alike, s.is_open) AS open_like, countIf(s.is_open) AS opened, sumIf(toUInt64(s.id), s.is_open) AS opened_ids,
  maxIf(s.start_us, ${isFailed}) AS last_failed, maxIf(s.start_us, ${isPassed}) AS last_passed,
  min(s.process) AS process, max(s.process) != min(s.process) AS processes,
  arraySort(groupUniqArrayIf(${KEPT})(s.key, s.key != 0)) AS keys, arraySort(groupUniqArrayIf(${KEPT})((s.issued, s.asked_role), s.issued != 0)) AS issued,
  arraySort(groupArrayIf(${KEPT})((s.asked, s.start_us, s.end_us), ${isFailed})) AS failures,
  minIf(s.token, s.token != 0) AS token, minIf(s.claims, s.claims != 0) AS claims, max(s.token_role) AS token_role, max(s.outbound_token) AS outbound_token,
  arraySort(groupArray(${MOST_SPANS + 1})((s.id, s.parent, s.alike, s.flags))) AS tree
FROM (${spans}) AS s GROUP BY s.trace`
}

/**
 * Of each span a number made of its own and those above it; and is every call under a request or a tool? Each step looks twice as
 * far up as the one before: at the parent, at the one two above, four, eight.
 */
function tied(grouped: string): string {
  const nodes = `SELECT * EXCEPT (tree), length(tree) > ${MOST_SPANS} AS is_long, if(is_long, [], tree) AS nodes FROM (${grouped})`
  const lists = `SELECT *, arrayMap(x -> x.1, nodes) AS ids, arrayMap(x -> x.3, nodes) AS labels_0, arrayMap(x -> toUInt8(${is(UNITS, 'x.4')}), nodes) AS under_0 FROM (${nodes})`
  let steps = `SELECT *, arrayMap(x -> if(x.2 = 0, 0, indexOf(ids, x.2)), nodes) AS above_0 FROM (${lists})`
  for (let n = 0; n < STEPS; n++)
    steps = `SELECT *, arrayMap((o, at) -> cityHash64(o, if(at > 0, labels_${n}[at], toUInt64(0))), labels_${n}, above_${n}) AS labels_${n + 1},
  arrayMap((o, at) -> toUInt8(o OR (at > 0 AND under_${n}[at])), under_${n}, above_${n}) AS under_${n + 1},
  arrayMap(at -> if(at > 0, above_${n}[at], 0), above_${n}) AS above_${n + 1} FROM (${steps})`
  const made = Array.from({ length: STEPS + 1 }, (_, n) => [`labels_${n}`, `under_${n}`, `above_${n}`]).flat()
  return `SELECT * EXCEPT (nodes, ids, ${made.join(', ')}), arraySum(labels_${STEPS}) AS tied,
  arrayExists((x, o) -> ${is(FLAG.outgoing, 'x.4')} AND NOT o, nodes, under_${STEPS}) AS is_loose,
  ${is(UNITS)} AS has_unit, opened > 0 AND (opened != ended OR ended_ids != opened_ids) AS is_unsettled FROM (${steps})`
}

/** A trace of which something went wrong is judged by itself, and so is what cannot be told from afar. */
const OWN = `is_long OR is_unsettled OR processes OR length(keys) > 3 OR ${is(FLAG.failed | FLAG.open | FLAG.badAnswer | FLAG.delayed)}`

/** Keys of one use are alike, whatever their number: issued for the same role, in the same trace or before. */
const keyed = (n: number): string =>
  `if(length(keys) < ${n}, 0, if(issuer${n} = '', keys[${n}], cityHash64(role${n}, issuer${n} = trace, issuer_process${n} = process)))`
/** Signed with a session of another role than the token names: whoever else uses it is asked for. */
const isOthers = (n: number): string =>
  `(issuer${n} != '' AND token_role != 0 AND role${n} != 0 AND role${n} != token_role)`

/**
 * As the traces' digests, with the number of its class.
 *
 * @param issuing SELECT of the digests of spans that issued a key
 * @param alone of which traces else each is a class of its own
 */
export function classedSql(traces: string, issuing: string, alone = '0'): string {
  const issued = `SELECT issued AS issued_key, argMin(asked_role, start_us) AS role, argMin(trace, start_us) AS issuer, argMin(process, start_us) AS issuer_process
FROM (${issuing}) GROUP BY issued`
  const joins = [1, 2, 3].map(
    (n) =>
      `GLOBAL ANY LEFT JOIN (SELECT issued_key AS key${n}, role AS role${n}, issuer AS issuer${n}, issuer_process AS issuer_process${n} FROM (${issued})) AS j${n} ON t.key${n} = j${n}.key${n}`,
  )
  return `SELECT *, ${[1, 2, 3].map(isOthers).join(' OR ')} AS is_others, (${OWN}) OR is_others OR ${alone} AS is_own,
  if(is_own, cityHash64(trace), cityHash64(process, like, tied, ended, opened > 0, last_failed > last_passed, outbound_token != 0 AND outbound_token = token,
    arraySort([${[1, 2, 3].map(keyed).join(', ')}]))) AS class
FROM (SELECT *, ${[1, 2, 3].map((n) => `if(length(keys) >= ${n}, keys[${n}], 0) AS key${n}`).join(', ')} FROM (${traces})) AS t ${joins.join('\n')}`
}

/** The bucket of `survey.passed` that a moment lies in. */
/** Successes are looked for by this much time, µs: enough to know that a failure may have healed. */
export const BUCKET = 4_000_000
export const bucketSql = (us: string): string => `intDiv(${us}, ${BUCKET})`
