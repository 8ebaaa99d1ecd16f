/** Where digests of traces, of keys and of what went well come from: from what is kept of them, else from the spans. */
import { KEPT } from './kept.ts'
import type { Shard } from './parts.ts'
import { inHours, sealedClassesSql, sealedSql, unsealedSql } from './seal.ts'
import { areSettledSql, openSql, settledStateSql } from './settle.ts'
import { spanDigestSql } from './span-digest.ts'
import { keptName, type Settled, type SpanColumns, type Table } from './tables.ts'
import {
  BUCKET,
  OF_CLASSES,
  passedSql,
  pieceDigestSql,
  sampleSql,
  traceDigestSql,
  wholeDigestSql,
  wholeSampleSql,
  witnessSql,
} from './trace-digest.ts'
import { sumsOfPieces, sumsOfSpans } from './trace-sums.ts'
import { conditionOf, type Wanted } from './window.ts'

export interface Chosen {
  /** A condition on the digests of traces. */
  traces?: string
  /** Only those of the parameter `ids`. */
  ofIds?: boolean
  /** Only this part of them. */
  shard?: Shard
  /** No more of each than makes classes; by `id` instead of `trace` where that is kept. */
  forClasses?: boolean
  /** Where traces are kept: those that are kept as of their own kind, or all others. */
  own?: 'only' | 'not'
  /** Only those that began in these hours (`seal.ts`), with all that are to be put together. */
  hours?: readonly number[]
}

const IDS = '{ids:Array(String)}'
const ID_OF_THESE = `id IN (SELECT arrayJoin(arrayMap(i -> cityHash64(i), ${IDS})))`

/** By what a cluster spreads traces by, too: where it has as many shards as there are parts, or a part of them, each reads but its own. */
const partOf = (hash: string, { shard }: Chosen): string[] =>
  shard && shard.of > 1 ? [`${hash} % ${shard.of} = ${shard.part - 1}`] : []

export class Traces {
  readonly #where: string
  /** On what is kept of traces. */
  readonly #inTime: string
  /** Traces that reach beyond the time that is asked for are each a class of their own. */
  readonly #alone: string
  readonly #touches: readonly string[]

  /** @param where on spans; its parameters, `since_us` and `until_us` are given with each question */
  constructor(where: string, wanted: Wanted) {
    this.#where = where
    this.#inTime = conditionOf(wanted, { time: 'Timestamp', service: "''", traceId: 'TraceId' }).where
    const { since, until } = wanted
    const straddles = [...(since ? ['start < {since_us:Int64}'] : []), ...(until ? ['end > {until_us:Int64}'] : [])]
    this.#alone = straddles.join(' OR ') || '0'
    this.#touches = [...(since ? ['end >= {since_us:Int64}'] : []), ...(until ? ['start <= {until_us:Int64}'] : [])]
  }

  /** SELECT of traces' digests, of a table or of that of one shard. */
  sql(table: Table<SpanColumns>, chosen: Chosen = {}): string {
    const filter = [...this.#touches, ...(chosen.traces ? [`(${chosen.traces})`] : [])].join(' AND ') || '1'
    if (table.kept !== 'traces') {
      const { traceId } = table.columns
      const conditions = [
        `(${this.#where})`,
        ...(chosen.ofIds ? [`${traceId} IN ${IDS}`] : []),
        ...partOf(`cityHash64(${traceId})`, chosen),
      ]
      const spans = conditions.join(' AND ')
      return `SELECT * FROM (${traceDigestSql(spanDigestSql(table, spans), this.#alone)}) WHERE ${filter}`
    }
    const name = keptName(table.name, KEPT.traces.suffix)
    const those = [this.#inTime, ...(chosen.ofIds ? [ID_OF_THESE] : []), ...partOf('id', chosen)].join(' AND ')
    const columns = chosen.forClasses ? OF_CLASSES : undefined
    const { settled } = table
    const open = openOf(settled, `${name} WHERE ${those}`)
    const isClosed = open ? ` AND id NOT IN ${open}` : ''
    // Not by the name of the column: the index would be tried with all of these, which takes longer than to look at each row.
    const isAnyOf = (ids: string): string => `bitXor(id, 0) IN (SELECT id FROM ${name} WHERE ${those} AND ${ids})`
    const isOwn = chosen.own ? `is_own = ${chosen.own === 'only' ? 1 : 0}` : '1'
    const settledIds = `is_settled = 1${chosen.own === 'only' ? ` AND ${isAnyOf(`is_settled = 0 AND ${isOwn}`)}` : ''}`
    const isWhole = settled?.some ? ` AND NOT ${isAnyOf(settledIds)}` : ''
    const isThen = chosen.hours ? ` AND ${inHours(chosen.hours)}` : ''
    const whole = settled?.several
      ? [
          `${name} WHERE ${those} AND is_settled = 0 AND ${isOwn}${isThen}${isWhole}${isClosed}`,
          `${lastOf(`${name} WHERE ${those} AND is_settled = 1${isClosed}`)} WHERE ${isOwn}${isThen}`,
        ]
      : [`${name} WHERE ${those}${isThen} AND (is_settled = 1 OR is_settled = 0${isWhole}) AND ${isOwn}${isClosed}`]
    const all = whole.map((from) => wholeDigestSql(from, this.#alone, columns))
    if (open && chosen.own !== 'only')
      all.push(pieceDigestSql(`${name} WHERE ${those} AND is_settled = 0 AND id IN ${open}`, this.#alone, columns))
    return `SELECT * FROM (${all.join('\nUNION ALL ')}) WHERE ${filter}`
  }

  /**
   * What is known of the traces of the parameter `ids` but their class; they began at those of `starts`, and lie in the spots of `spot…`.
   *
   * @param arePieces where only pieces of them are kept
   */
  samplesSql(table: Table<SpanColumns>, arePieces: boolean): string {
    if (table.kept === 'traces') {
      const those = this.#inSpots(table, 'cityHash64(q.4)')
      return arePieces
        ? sampleSql(sumsOfPieces(`SELECT TraceId AS trace, * FROM ${those}`))
        : wholeSampleSql(lastOf(those))
    }
    const first = 'fromUnixTimestamp64Micro(arrayMin({starts:Array(Int64)}))'
    const { time, traceId } = table.columns
    const last = `fromUnixTimestamp64Micro(arrayMax({starts:Array(Int64)}) + ${LONG})`
    const spans = `(${this.#where}) AND ${time} BETWEEN ${first} AND ${last} AND ${traceId} IN ${IDS}`
    return sampleSql(sumsOfSpans(spanDigestSql(table, spans)))
  }

  /** Names of traces that are kept: those whose `id`, as text, are `spotIds`. */
  namesSql(table: Table<SpanColumns>): string {
    return `SELECT DISTINCT toString(id) AS number, TraceId AS trace FROM ${this.#inSpots(table, 'toUInt64(q.4)')}`
  }

  /** By the key of the table: a condition on ids alone would read most of it. @param id of `q.4`, one of `spotIds` */
  #inSpots(table: Table<SpanColumns>, id: string): string {
    const spots = `SELECT q.1, q.2, toStartOfMinute(fromUnixTimestamp64Micro(q.3)), ${id} FROM (SELECT arrayJoin(arrayZip({spotSettled:Array(UInt8)}, {spotOwn:Array(UInt8)}, {spotTimes:Array(Int64)}, {spotIds:Array(String)})) AS q)`
    return `${keptName(table.name, KEPT.traces.suffix)} WHERE ${this.#inTime} AND (is_settled, is_own, toStartOfMinute(Timestamp), id) IN (${spots})`
  }

  /** Of each hour, whether its seal holds. */
  sealedSql(name: string): string {
    return sealedSql(keptName(name, KEPT.traces.suffix), keptName(name, KEPT.seals.suffix), this.#inTime)
  }

  /** Of the hours whose seal does not hold, what is not put together. */
  unsealedSql(name: string, hours: readonly number[]): string {
    return unsealedSql(keptName(name, KEPT.traces.suffix), this.#inTime, hours)
  }

  /** The classes of the hours whose seal holds. */
  sealedClassesSql(name: string): string {
    return sealedClassesSql(keptName(name, KEPT.seals.suffix))
  }

  /** Whether all that came in several inserts are put together. */
  areSettledSql(name: string): string {
    return areSettledSql(`${keptName(name, KEPT.traces.suffix)} WHERE ${this.#inTime}`)
  }

  /** How far those that came in several inserts are put together. */
  settledSql(name: string): string {
    return settledStateSql(`${keptName(name, KEPT.traces.suffix)} WHERE ${this.#inTime}`)
  }
}

/** Of each trace the whole row of most pieces: there may be several. @param from the table of pieces, with a condition */
function lastOf(from: string): string {
  return `(SELECT * FROM ${from} ORDER BY pieces DESC LIMIT 1 BY id)`
}

/** Traces that are to be put together from their pieces, as what stands behind IN; with few of them in the parameter `open`. */
function openOf(settled: Settled | undefined, from: string): string | undefined {
  if (settled?.open?.length === 0) return undefined
  return settled?.open ? '{open:Array(UInt64)}' : `(${openSql(from)})`
}

/** A trace of which it is known when it began is looked for until so long after, µs. */
const LONG = 3_600_000_000

/** Traces of the parameter `ids` that lie anywhere: what is asked of a witness. @param where on spans, and on pieces */
export function witnessesSql(table: Table<SpanColumns>, where: string): string {
  return witnessSql(
    table.kept === 'traces'
      ? sumsOfPieces(
          `SELECT TraceId AS trace, * FROM ${keptName(table.name, KEPT.traces.suffix)} WHERE ${where} AND is_settled = 0 AND ${ID_OF_THESE}`,
        )
      : sumsOfSpans(spanDigestSql(table, where)),
  )
}

/**
 * Who issued keys: `trace`, `start_us`, `process`, `issued`, `asked_role`.
 *
 * @param where on spans
 * @param filter on what is found
 */
export function keysSql(table: Table<SpanColumns>, where: string, filter: string): string {
  const columns = 'start_us, process, issued, asked_role'
  return table.kept
    ? `SELECT TraceId AS trace, ${columns} FROM ${keptName(table.name, KEPT.keys.suffix)} WHERE (${where}) AND (${filter})`
    : `SELECT trace, ${columns} FROM (${spanDigestSql(table, where)}) WHERE issued != 0 AND (${filter})`
}

/**
 * What went well between `first` and `last`, by stretches of time and by process: when first and when last, each with its trace.
 *
 * @param wanted which of them, by `asked`, `bucket` and `process`
 */
export function passesSql(table: Table<SpanColumns>, wanted: string): string {
  if (table.kept)
    return `SELECT asked, bucket, process, min(p.first) AS first, max(p.last) AS last FROM ${keptName(table.name, KEPT.passes.suffix)} AS p
WHERE ${wanted} AND bucket BETWEEN intDiv({first:Int64}, ${BUCKET}) AND intDiv({last:Int64}, ${BUCKET}) GROUP BY asked, bucket, process`
  const { time } = table.columns
  const spans = spanDigestSql(
    table,
    `${time} BETWEEN fromUnixTimestamp64Micro({first:Int64}) AND fromUnixTimestamp64Micro({last:Int64})`,
  )
  return `SELECT * FROM (${passedSql(`(${spans})`, 'trace')}) WHERE ${wanted}`
}
