/** What the survey asks, as SQL: where a table is spread over shards by trace id, each shard works out its own traces. */
import type { Us } from '../model/records.ts'
import { HEALING } from '../model/tolerances.ts'
import { FLAG } from '../scan/span-digest.ts'
import type { Asking, Connection } from './connect.ts'
import { batchCondition, batchesOf, timesOf } from './fetch.ts'
import type { Reading } from './read.ts'
import { hashed, issuingSql, spanDigestSql } from './span-digest.ts'
import type { SpanColumns, Table, Tables } from './tables.ts'
import { BUCKET, bucketSql, classedSql, groupedSql, traceDigestSql } from './trace-digest.ts'
import { rowOf, rowOfTuple, TRACE_COLUMNS, TRACE_TUPLE, type TraceRow, WITNESS_COLUMNS } from './trace-row.ts'
import { conditionOf } from './window.ts'

export interface ClassRow {
  class: string
  count: number
  spans: number
  process: number
  last_start: Us
  last: string
  last_end: Us
  longest: string
  sample: TraceRow[]
}

/** So many of a class are sent: of what went well, and of what was slow. As `sift` has it. */
const SENT = { calm: 3, marked: 20 }
/** Traces of a query that asks for sums only. */
const WITNESSES = 500
/** Failures, keys or ids of a query. */
const MOST_ASKED = 2000
/** Who ran just before, and beside: of these rules ask. As `sift` has it. */
const BEFORE = 8
const BESIDE = 96
/** A socket that lay idle for longer is not asked about, µs. */
const LOOKED_BACK: Us = 600_000_000
/** Traces without a request, and requests, that lie in one such stretch of time may belong together, µs. */
const STRETCH: Us = 10_000_000
/** A trace is looked for in so many stretches at the most: a longer one in its first. */
const STRETCHES = 360
/** The stretches of time that a trace lies in, each with its process, as numbers. */
const STRETCHES_SQL = `arrayMap(n -> ${hashed('process', `toInt64(intDiv(start, ${STRETCH}) + n)`)}, range(toUInt64(least(intDiv(end, ${STRETCH}) - intDiv(start, ${STRETCH}), ${STRETCHES}) + 1)))`

/** That something went well in a stretch of time (its number, of `BUCKET` each), and the first trace in which it did, of a process. */
export interface Healer {
  asked: number
  bucket: number
  id: string
  process: number
}

export class Questions {
  readonly #connection: Connection
  readonly #tables: Tables
  readonly #where: string
  readonly #params: Record<string, unknown>

  constructor({ connection, tables, wanted }: Reading) {
    this.#connection = connection
    this.#tables = tables
    const { where, params } = conditionOf(wanted, tables.spans.columns)
    this.#where = where
    this.#params = {
      ...params,
      ...(wanted.since && { since_us: wanted.since.getTime() * 1000 }),
      ...(wanted.until && { until_us: wanted.until.getTime() * 1000 }),
    }
  }

  /** Classes with the first of each. */
  async *classes(): AsyncGenerator<ClassRow> {
    for await (const row of this.#rows<Record<string, unknown>>(this.classesSql())) {
      const sample = (row['sample'] as unknown[][]).map(rowOfTuple)
      yield {
        ...rowOf(row),
        class: String(row['class']),
        last: String(row['last']),
        longest: String(row['longest']),
        sample,
      } as unknown as ClassRow
    }
  }

  classesSql(): string {
    const marked = `bitAnd(flags, ${FLAG.slow}) != 0`
    const perShard = (
      table: Table<SpanColumns>,
    ) => `SELECT class, count() AS n, sum(spans) AS all_spans, any(process) AS of_process,
  argMax(trace, start) AS last, max(start) AS last_start, argMax(trace, end) AS longest, max(end) AS last_end,
  arraySlice(groupArraySorted(${SENT.marked})(${TRACE_TUPLE}), 1, if(max(${marked}), ${SENT.marked}, ${SENT.calm})) AS sample
FROM (${this.#classed(table, this.#where)}) GROUP BY class`
    return `SELECT toString(c.class) AS class, sum(c.n) AS count, sum(c.all_spans) AS spans, any(c.of_process) AS process, argMax(c.last, c.last_start) AS last, max(c.last_start) AS last_start,
  argMax(c.longest, c.last_end) AS longest, max(c.last_end) AS last_end, arraySlice(arraySort(x -> (x.1, x.2), groupArrayArray(c.sample)), 1, ${SENT.marked}) AS sample
FROM (${this.#everywhere(perShard)}) AS c GROUP BY c.class`
  }

  /** Traces by their ids, whenever they ran, to be asked about others: without their class. */
  async witnesses(ids: readonly string[]): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for (const batch of batchesOf(await timesOf(this.#connection, this.#tables, ids), WITNESSES)) {
      const { where, params } = batchCondition(this.#tables, batch)
      const sql = `SELECT ${WITNESS_COLUMNS} FROM (${groupedSql(spanDigestSql(this.#tables.spans, where))})`
      for (const one of await this.#traces(sql, params)) rows.push(one)
    }
    return rows
  }

  /** Who issued each of these keys, first. */
  async issuers(keys: readonly number[]): Promise<{ key: number; id: string }[]> {
    const found: { key: number; id: string }[] = []
    for (let at = 0; at < keys.length; at += MOST_ASKED) {
      const rows = this.#rows<{ key: number | string; id: string }>(
        `SELECT i.issued AS key, argMin(i.trace, i.start_us) AS id FROM (${issuingSql(this.#tables.spans, '1')}) AS i WHERE has({keys:Array(UInt64)}, i.issued) GROUP BY i.issued`,
        { keys: keys.slice(at, at + MOST_ASKED) },
      )
      for await (const { key, id } of rows) found.push({ key: Number(key), id })
    }
    return found
  }

  /** Of processes that did work under no request: that work, and the requests that ran about then. */
  async contested(processes: readonly number[]): Promise<TraceRow[]> {
    const isStray = '(is_loose OR NOT has_unit)'
    const ofThese = 'process IN {processes:Array(UInt64)}'
    const found = this.#rows<{ stretch: number | string }>(
      `SELECT DISTINCT stretch FROM (${this.#everywhere(
        (table) =>
          `SELECT arrayJoin(${STRETCHES_SQL}) AS stretch FROM (${traceDigestSql(spanDigestSql(table, this.#where))}) WHERE ${isStray} AND ${ofThese}`,
      )})`,
      { processes },
    )
    const strays: number[] = []
    for await (const { stretch } of found) strays.push(Number(stretch))
    return this.#traces(
      this.#everywhere((table) => {
        const times = `SELECT trace, arrayJoin(${STRETCHES_SQL}) AS stretch FROM (${groupedSql(spanDigestSql(table, this.#where))}) WHERE ${ofThese}`
        return `SELECT ${TRACE_COLUMNS} FROM (${this.#classed(table, this.#where)}) WHERE ${ofThese} AND (${isStray} OR trace IN (SELECT trace FROM (${times}) WHERE stretch IN {strays:Array(UInt64)}))`
      }),
      { processes, strays },
    )
  }

  /** Traces by their ids, with their class. */
  async ofTraces(ids: readonly string[]): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for (let at = 0; at < ids.length; at += MOST_ASKED) {
      const some = ids.slice(at, at + MOST_ASKED)
      const where = `(${this.#where}) AND ${this.#tables.spans.columns.traceId} IN {ids:Array(String)}`
      const sql = this.#everywhere((table) => `SELECT ${TRACE_COLUMNS} FROM (${this.#classed(table, where)})`)
      for (const one of await this.#traces(sql, { ids: some })) rows.push(one)
    }
    return rows
  }

  /** What these processes did at these times. */
  async at(moments: readonly { process: string; at: Us }[]): Promise<TraceRow[]> {
    const asked = [...new Set(moments.map(({ process, at }) => `${Math.floor(at / STRETCH)} ${process}`))]
    const rows: TraceRow[] = []
    for (let nth = 0; nth < asked.length; nth += MOST_ASKED) {
      const some = asked.slice(nth, nth + MOST_ASKED).map((one) => one.split(/ (.*)/s) as [string, string])
      const wanted = `SELECT arrayJoin(arrayMap((p, s) -> ${hashed(hashed('p'), 's')}, {names:Array(String)}, {stretches:Array(Int64)}))`
      const sql = this.#everywhere((table) => {
        const times = `SELECT trace, arrayJoin(${STRETCHES_SQL}) AS stretch FROM (${groupedSql(spanDigestSql(table, this.#where))})`
        return `SELECT ${TRACE_COLUMNS} FROM (${this.#classed(table, this.#where)}) WHERE trace IN (SELECT trace FROM (${times}) WHERE stretch IN (${wanted}))`
      })
      const params = { names: some.map(([, name]) => name), stretches: some.map(([stretch]) => Number(stretch)) }
      for (const one of await this.#traces(sql, params)) rows.push(one)
    }
    return rows
  }

  /** One more of each of these classes. */
  moreOf(classes: readonly string[], known: readonly string[]): Promise<TraceRow[]> {
    return this.#traces(
      this.#everywhere(
        (table) =>
          `SELECT ${TRACE_COLUMNS} FROM (${this.#classed(table, this.#where)}) WHERE toString(class) IN {classes:Array(String)} AND trace NOT IN {known:Array(String)} ORDER BY start LIMIT 1 BY class`,
      ),
      { classes, known },
    )
  }

  /** Who signed with any of these keys. */
  usersOf(keys: readonly number[]): Promise<TraceRow[]> {
    return this.#traces(
      this.#everywhere(
        (table) =>
          `SELECT ${TRACE_COLUMNS} FROM (${this.#classed(table, this.#where)}) WHERE hasAny(keys, {keys:Array(UInt64)})`,
      ),
      { keys: keys.slice(0, MOST_ASKED) },
    )
  }

  /** Claims that came under more than one signature. */
  async twins(): Promise<number[]> {
    const rows = await this.#connection.all<{ claims: number | string }>(
      `SELECT claims FROM (${spanDigestSql(this.#tables.spans, this.#where)}) WHERE claims != 0 AND token != 0 GROUP BY claims HAVING uniqExact(token) > 1 LIMIT ${MOST_ASKED}`,
      { params: this.#params },
    )
    return rows.map(({ claims }) => Number(claims))
  }

  ofClaims(claims: readonly number[]): Promise<TraceRow[]> {
    return this.#traces(
      this.#everywhere(
        (table) =>
          `SELECT ${TRACE_COLUMNS} FROM (${this.#classed(table, this.#where)}) WHERE has({claims:Array(UInt64)}, claims)`,
      ),
      { claims },
    )
  }

  /** Successes of what failed, soon after. */
  async healers(failures: readonly TraceRow['failures'][number][]): Promise<Healer[]> {
    const wanted = new Set<string>()
    for (const [asked, start, end] of failures)
      for (let at = start; at <= end + HEALING + BUCKET; at += BUCKET) wanted.add(`${asked} ${Math.floor(at / BUCKET)}`)
    const pairs = [...wanted].map((pair) => pair.split(' ').map(Number))
    const found: Healer[] = []
    for (let at = 0; at < pairs.length; at += MOST_ASKED) {
      const some = pairs.slice(at, at + MOST_ASKED)
      const buckets = some.map(([, bucket]) => bucket!)
      const { columns } = this.#tables.spans
      const rows = this.#connection.rows<{
        asked: number | string
        bucket: number | string
        id: string
        process: number | string
      }>(
        `SELECT s.asked AS asked, ${bucketSql('s.start_us')} AS bucket, argMin(s.trace, s.start_us) AS id, s.process AS process FROM (${spanDigestSql(this.#tables.spans, `${columns.time} BETWEEN fromUnixTimestamp64Micro({first:Int64}) AND fromUnixTimestamp64Micro({last:Int64})`)}) AS s
WHERE bitAnd(s.flags, ${FLAG.outgoing}) != 0 AND bitAnd(s.flags, ${FLAG.failed}) = 0 AND NOT s.is_open AND (s.asked, ${bucketSql('s.start_us')}) IN (SELECT arrayJoin(arrayZip({asked:Array(UInt64)}, {buckets:Array(Int64)})) AS pair)
GROUP BY asked, bucket, process`,
        {
          params: {
            asked: some.map(([asked]) => asked!),
            buckets,
            first: least(buckets) * BUCKET,
            last: (most(buckets) + 1) * BUCKET,
          },
        },
      )
      for await (const { asked, bucket, id, process } of rows)
        found.push({ asked: Number(asked), bucket: Number(bucket), id, process: Number(process) })
    }
    return found
  }

  /** Of the role that each one's token names, the last session that its process was given before. */
  async sessions(rows: readonly TraceRow[]): Promise<string[]> {
    const ids = new Set<string>()
    for (let at = 0; at < rows.length; at += MOST_ASKED) {
      const some = rows.slice(at, at + MOST_ASKED)
      const found = this.#connection.rows<{ id: string }>(
        `SELECT DISTINCT argMax(i.trace, i.start_us) AS id FROM (${this.#issuing()}) AS i
INNER JOIN (SELECT q.1 AS nth, q.2 AS process, q.3 AS role, q.4 AS end FROM (SELECT arrayJoin(arrayZip(arrayEnumerate({ends:Array(Int64)}), {processes:Array(UInt64)}, {roles:Array(UInt64)}, {ends:Array(Int64)})) AS q)) AS w ON i.process = w.process AND i.asked_role = w.role
WHERE i.start_us <= w.end GROUP BY w.nth`,
        {
          params: {
            ...this.#params,
            processes: some.map((row) => row.process),
            roles: some.map((row) => row.token_role),
            ends: some.map((row) => row.end),
          },
        },
      )
      for await (const { id } of found) ids.add(id)
    }
    return [...ids]
  }

  /** Who ran beside each of these in its process, and who ran before. */
  async neighbours(rows: readonly TraceRow[]): Promise<string[]> {
    const ids = new Set<string>()
    for (let at = 0; at < rows.length; at += MOST_ASKED) {
      const some = rows.slice(at, at + MOST_ASKED)
      const times = `SELECT q.1 AS nth, q.2 AS process, q.3 AS began, q.4 AS ended FROM (SELECT arrayJoin(arrayZip(arrayEnumerate({ends:Array(Int64)}), {processes:Array(UInt64)}, {starts:Array(Int64)}, {ends:Array(Int64)})) AS q)`
      const near = `SELECT t.trace AS id, t.start AS start, w.nth AS nth, t.start >= w.began OR t.end >= w.began AS is_beside FROM (${this.#allTraces((table) => `SELECT trace, start, end, process FROM (${groupedSql(spanDigestSql(table, this.#where))}) WHERE process IN {processes:Array(UInt64)}`)}) AS t INNER JOIN (${times}) AS w ON t.process = w.process WHERE t.start <= w.ended AND t.end >= w.began - ${LOOKED_BACK}`
      const found = this.#connection.rows<{ id: string }>(
        `SELECT DISTINCT id FROM (SELECT id FROM (${near}) WHERE is_beside ORDER BY start LIMIT ${BESIDE} BY nth UNION ALL SELECT id FROM (${near}) WHERE NOT is_beside ORDER BY start DESC LIMIT ${BEFORE} BY nth)`,
        {
          params: {
            ...this.#params,
            processes: some.map((row) => row.process),
            starts: some.map((row) => row.start),
            // A trace that was not seen to end ran on.
            ends: some.map((row) => ((row.flags & FLAG.open) !== 0 || row.is_unsettled ? 4e15 : row.end)),
          },
        },
      )
      for await (const { id } of found) ids.add(id)
    }
    return [...ids]
  }

  #classed(table: Table<SpanColumns>, where: string, windowed = true): string {
    const traces = traceDigestSql(spanDigestSql(table, where))
    const { since_us, until_us } = this.#params
    const touches = [
      ...(windowed && since_us !== undefined ? ['end >= {since_us:Int64}'] : []),
      ...(windowed && until_us !== undefined ? ['start <= {until_us:Int64}'] : []),
    ]
    const straddles = [
      ...(since_us !== undefined ? ['start < {since_us:Int64}'] : []),
      ...(until_us !== undefined ? ['end > {until_us:Int64}'] : []),
    ]
    return classedSql(
      touches.length > 0 ? `SELECT * FROM (${traces}) WHERE ${touches.join(' AND ')}` : traces,
      this.#issuing(),
      straddles.join(' OR ') || '0',
    )
  }

  #issuing(): string {
    return issuingSql(this.#tables.spans, this.#where)
  }

  #allTraces(sql: (table: Table<SpanColumns>) => string): string {
    return this.#everywhere(sql)
  }

  /** On every shard by itself, where each has whole traces; else here. */
  #everywhere(sql: (table: Table<SpanColumns>) => string): string {
    const { spans } = this.#tables
    const { shards } = spans
    return shards
      ? `SELECT * FROM cluster(${shards.cluster}, view(${sql({ ...spans, name: shards.local })}))`
      : sql(spans)
  }

  async #traces(sql: string, params: Record<string, unknown>): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for await (const row of this.#rows<Record<string, unknown>>(sql, params)) rows.push(rowOf(row))
    return rows
  }

  #rows<Row>(sql: string, params: Asking['params'] = {}): AsyncGenerator<Row> {
    return this.#connection.rows<Row>(sql, { params: { ...this.#params, ...params } })
  }
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
}
