/** What the survey asks, as SQL: where a table is spread over shards by trace id, each shard works out its own traces. */
import type { Us } from '../model/records.ts'
import { HALF_INSTRUMENTED, HEALING } from '../model/tolerances.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { hashed } from './attribute-sql.ts'
import type { Asking, Connection } from './connect.ts'
import { batchCondition, batchesOf, timesOf } from './fetch.ts'
import type { Reading } from './read.ts'
import type { SpanColumns, Table, Tables } from './tables.ts'
import { BUCKET } from './trace-digest.ts'
import { rowOf, TRACE_COLUMNS, type TraceRow, WITNESS_COLUMNS } from './trace-row.ts'
import { keysSql, passesSql, Traces, witnessesSql } from './traces.ts'
import { conditionOf } from './window.ts'

/** Traces that are alike: how many, and the first of them. */
export interface ClassRow {
  class: string
  count: number
  spans: number
  process: number
  flags: number
  tools: number
  is_loose: number
  start: Us
  last_start: Us
  last: string
  last_end: Us
  longest: string
  /** When the first of their tool calls or requests began, and the last. */
  began: Us
  began_last: Us
  sample: [start: Us, trace: string][]
  /** What ran around them, where that tells them apart. */
  around: number
}

/** A trace, and when it began. */
export interface Named {
  trace: string
  start: Us
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
  readonly #source: Traces

  constructor({ connection, tables, wanted }: Reading) {
    this.#connection = connection
    this.#tables = tables
    const { where, params } = conditionOf(wanted, tables.spans.columns)
    this.#where = where
    this.#source = new Traces(where, wanted)
    this.#params = {
      ...params,
      ...(wanted.since && { since_us: wanted.since.getTime() * 1000 }),
      ...(wanted.until && { until_us: wanted.until.getTime() * 1000 }),
    }
  }

  /** Classes with the first of each. */
  async *classes(): AsyncGenerator<ClassRow> {
    for await (const row of this.#rows<Record<string, unknown>>('classes', this.classesSql())) yield classOf(row)
  }

  classesSql(): string {
    const perShard = (table: Table<SpanColumns>): string => classesOf(this.#source.sql(table), 'toUInt8(0)')
    const sums = `toString(c.class) AS r_class, toString(any(c.around)) AS r_around, sum(c.count) AS r_count, sum(c.spans) AS r_spans, c.process AS r_process, any(c.flags) AS r_flags, toString(any(c.tools)) AS r_tools, max(c.is_loose) AS r_is_loose,
  min(c.start) AS r_start, max(c.last_start) AS r_last_start, argMax(c.last, c.last_start) AS r_last, max(c.last_end) AS r_last_end, argMax(c.longest, c.last_end) AS r_longest,
  min(c.began) AS r_began, max(c.began_last) AS r_began_last, arraySlice(arraySort(groupArrayArray(c.sample)), 1, ${SENT.marked}) AS r_sample`
    return `SELECT ${sums} FROM (${this.#everywhere(perShard)}) AS c GROUP BY c.process, c.class`
  }

  /**
   * Classes again, told apart by what ran around each of their traces.
   *
   * @param first when the first tool call or request of a kind that called anybody began, by process and tools
   */
  async around(
    classes: readonly ClassRow[],
    first: readonly { process: number; tools: number; began: Us }[],
  ): Promise<ClassRow[]> {
    // Who ran close to an SDK's calls may lie on any shard.
    const traces = (where: string): string => this.#source.sql(this.#tables.spans, { traces: where })
    const near = `SELECT process AS of, start AS at, max(end) OVER (PARTITION BY process ORDER BY start) AS until FROM (${traces(`bitAnd(flags, ${FLAG.sdk}) != 0 AND process IN {processes:Array(UInt64)}`)})`
    const calling = `SELECT q.1 AS of, q.2 AS them, q.3 AS moment FROM (SELECT arrayJoin(arrayZip({of:Array(UInt64)}, {them:Array(UInt64)}, {moments:Array(Int64)})) AS q)`
    const told = `SELECT t.*, multiIf(bitAnd(t.flags, ${FLAG.outgoing}) = 0, if(c.moment = 0 OR t.began <= c.moment, 2, 3), bitAnd(t.flags, ${FLAG.sdk}) = 0, if(n.until >= t.start - ${HALF_INSTRUMENTED}, 5, 6), 4) AS told
FROM (SELECT *, toInt64(end + ${HALF_INSTRUMENTED}) AS reach, bitAnd(tools, 9007199254740991) AS own FROM (${traces('toString(class) IN {classes:Array(String)} AND process IN {processes:Array(UInt64)}')})) AS t
ASOF LEFT JOIN (${near}) AS n ON t.process = n.of AND t.reach >= n.at
ANY LEFT JOIN (${calling}) AS c ON t.process = c.of AND t.own = c.them`
    const params = {
      classes: [...new Set(classes.map((one) => one.class))],
      processes: [...new Set(classes.map((one) => one.process))],
      of: first.map((one) => one.process),
      them: first.map((one) => one.tools),
      moments: first.map((one) => one.began),
    }
    const found: ClassRow[] = []
    const sql = `SELECT ${CLASS.map((name) => `${name === 'class' || name === 'around' || name === 'tools' ? `toString(c.${name})` : `c.${name}`} AS r_${name}`).join(', ')} FROM (${classesOf(told, 'k.told')}) AS c`
    for await (const row of this.#rows<Record<string, unknown>>('around', sql, params)) found.push(classOf(row))
    return found
  }

  /** Traces by their ids, whenever they ran, to be asked about others: without their class. */
  async witnesses(ids: readonly string[]): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for (const batch of batchesOf(await timesOf(this.#connection, this.#tables, ids), WITNESSES)) {
      const { where, params } = batchCondition(this.#tables, batch)
      const sql = `SELECT ${WITNESS_COLUMNS} FROM (${witnessesSql(this.#tables.spans, where)}) AS r`
      for (const one of await this.#traces('witnesses', sql, params)) rows.push(one)
    }
    return rows
  }

  /** Who issued each of these keys, first. */
  async issuers(keys: readonly number[]): Promise<{ key: number; id: string }[]> {
    const found: { key: number; id: string }[] = []
    for (let at = 0; at < keys.length; at += MOST_ASKED) {
      const rows = this.#rows<{ key: number | string; id: string }>(
        'issuers',
        `SELECT i.issued AS key, argMin(i.trace, i.start_us) AS id FROM (${keysSql(this.#tables.spans, '1', 'issued IN {keys:Array(UInt64)}')}) AS i GROUP BY i.issued`,
        { keys: keys.slice(at, at + MOST_ASKED) },
      )
      for await (const { key, id } of rows) found.push({ key: Number(key), id })
    }
    return found
  }

  /** Of processes that did work under no request: that work, and the requests that ran about then. */
  async contested(processes: readonly number[]): Promise<TraceRow[]> {
    const isStray = `(is_loose OR bitAnd(flags, ${UNITS}) = 0)`
    const ofThese = 'process IN {processes:Array(UInt64)}'
    const found = this.#rows<{ stretch: number | string }>(
      'contested',
      `SELECT DISTINCT stretch FROM (${this.#everywhere(
        (table) =>
          `SELECT arrayJoin(${STRETCHES_SQL}) AS stretch FROM (${this.#source.sql(table, { traces: `${isStray} AND ${ofThese}` })})`,
      )})`,
      { processes },
    )
    const strays: number[] = []
    for await (const { stretch } of found) strays.push(Number(stretch))
    return this.#traces(
      'contested',
      this.#everywhere((table) =>
        rowsOf(
          this.#source.sql(table, {
            traces: `${ofThese} AND (${isStray} OR hasAny(${STRETCHES_SQL}, {strays:Array(UInt64)}))`,
          }),
        ),
      ),
      { processes, strays },
    )
  }

  /** Traces by their ids, with their class. */
  async ofTraces(ids: readonly string[]): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for (let at = 0; at < ids.length; at += MOST_ASKED) {
      const some = ids.slice(at, at + MOST_ASKED)
      for (const one of await this.#chosen({}, { ids: some })) rows.push(one)
    }
    return rows
  }

  /** The same of traces of which it is known when they began. */
  async ofSamples(named: readonly Named[]): Promise<TraceRow[]> {
    const sorted = [...named].sort((a, b) => a.start - b.start)
    const rows: TraceRow[] = []
    for (let at = 0; at < sorted.length; at += MOST_ASKED) {
      const some = sorted.slice(at, at + MOST_ASKED)
      const params = { ids: some.map(({ trace }) => trace), starts: some.map(({ start }) => start) }
      for (const one of await this.#chosen({ starts: true }, params)) rows.push(one)
    }
    return rows
  }

  #chosen(by: { starts?: boolean }, params: Record<string, unknown>): Promise<TraceRow[]> {
    return this.#traces(
      'chosen',
      this.#everywhere((table) => rowsOf(this.#source.sql(table, { ids: by.starts ? 'with starts' : 'alone' }))),
      params,
    )
  }

  /** What these processes did at these times. */
  async at(moments: readonly { process: string; at: Us }[]): Promise<TraceRow[]> {
    const asked = [...new Set(moments.map(({ process, at }) => `${Math.floor(at / STRETCH)} ${process}`))]
    const rows: TraceRow[] = []
    for (let nth = 0; nth < asked.length; nth += MOST_ASKED) {
      const some = asked.slice(nth, nth + MOST_ASKED).map((one) => one.split(/ (.*)/s) as [string, string])
      const wanted = `arrayMap((p, s) -> ${hashed(hashed('p'), 's')}, {names:Array(String)}, {stretches:Array(Int64)})`
      const sql = this.#everywhere((table) =>
        rowsOf(this.#source.sql(table, { traces: `hasAny(${STRETCHES_SQL}, ${wanted})` })),
      )
      const params = { names: some.map(([, name]) => name), stretches: some.map(([stretch]) => Number(stretch)) }
      for (const one of await this.#traces('at', sql, params)) rows.push(one)
    }
    return rows
  }

  /** One more of each of these classes. */
  moreOf(classes: readonly string[], known: readonly string[]): Promise<TraceRow[]> {
    return this.#traces(
      'more',
      this.#everywhere(
        (table) =>
          `${rowsOf(this.#source.sql(table, { traces: 'toString(class) IN {classes:Array(String)} AND trace NOT IN {known:Array(String)}' }))} ORDER BY r.start LIMIT 1 BY r.process, r.class`,
      ),
      { classes, known },
    )
  }

  /** Who signed with any of these keys. */
  usersOf(keys: readonly number[]): Promise<TraceRow[]> {
    return this.#traces(
      'users',
      this.#everywhere((table) => rowsOf(this.#source.sql(table, { traces: 'hasAny(keys.1, {keys:Array(UInt64)})' }))),
      { keys: keys.slice(0, MOST_ASKED) },
    )
  }

  /** Claims that came under more than one signature. */
  async twins(): Promise<number[]> {
    const rows = await this.#connection.all<{ claims: number | string }>(
      `SELECT caller.2 AS claims FROM (${this.#everywhere((table) => `SELECT arrayJoin(callers) AS caller FROM (${this.#source.sql(table)})`)}) WHERE caller.2 != 0 AND caller.1 != 0 GROUP BY claims HAVING min(caller.1) != max(caller.1) LIMIT ${MOST_ASKED}`,
      { params: this.#params, about: 'twins' },
    )
    return rows.map(({ claims }) => Number(claims))
  }

  ofClaims(claims: readonly number[]): Promise<TraceRow[]> {
    return this.#traces(
      'ofClaims',
      this.#everywhere((table) =>
        rowsOf(this.#source.sql(table, { traces: 'hasAny(callers.2, {claims:Array(UInt64)})' })),
      ),
      { claims },
    )
  }

  /** Successes of what failed, soon after. */
  async healers(failures: readonly TraceRow['failures'][number][]): Promise<Healer[]> {
    const wanted = new Set<string>()
    for (const [asked, , start, end] of failures)
      for (let at = start; at <= end + HEALING + BUCKET; at += BUCKET) wanted.add(`${asked} ${Math.floor(at / BUCKET)}`)
    const pairs = [...wanted].map((pair) => pair.split(' ').map(Number)).sort((a, b) => a[1]! - b[1]!)
    const found: Healer[] = []
    for (let at = 0; at < pairs.length; at += MOST_ASKED) {
      const some = pairs.slice(at, at + MOST_ASKED)
      const buckets = some.map(([, bucket]) => bucket!)
      const rows = this.#connection.rows<{
        asked: number | string
        bucket: number | string
        id: string
        process: number | string
      }>(passesSql(this.#tables.spans), {
        params: {
          asked: some.map(([asked]) => asked!),
          buckets,
          first: buckets[0]! * BUCKET,
          last: (buckets.at(-1)! + 1) * BUCKET,
        },
        about: 'healers',
      })
      for await (const { asked, bucket, id, process } of rows)
        found.push({ asked: Number(asked), bucket: Number(bucket), id, process: Number(process) })
    }
    return found
  }

  /** Of the role that each one's token names, the last session that its process was given before. */
  async sessions(rows: readonly { process: number; role: number; end: Us }[]): Promise<string[]> {
    const ids = new Set<string>()
    for (let at = 0; at < rows.length; at += MOST_ASKED) {
      const some = rows.slice(at, at + MOST_ASKED)
      const issued = keysSql(
        this.#tables.spans,
        this.#where,
        'process IN {processes:Array(UInt64)} AND asked_role IN {roles:Array(UInt64)}',
      )
      const found = this.#connection.rows<{ id: string }>(
        `SELECT DISTINCT i.trace AS id FROM (SELECT q.1 AS process, q.2 AS role, q.3 AS end FROM (SELECT arrayJoin(arrayZip({processes:Array(UInt64)}, {roles:Array(UInt64)}, {ends:Array(Int64)})) AS q)) AS w
ASOF INNER JOIN (SELECT * FROM (${issued}) ORDER BY start_us) AS i ON w.process = i.process AND w.role = i.asked_role AND w.end >= i.start_us`,
        {
          params: {
            ...this.#params,
            processes: some.map((row) => row.process),
            roles: some.map((row) => row.role),
            ends: some.map((row) => row.end),
          },
          about: 'sessions',
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
      const all = this.#everywhere(
        (table) =>
          `SELECT trace, start, end, process FROM (${this.#source.sql(table, { traces: 'process IN {processes:Array(UInt64)} AND start <= arrayMax({ends:Array(Int64)}) AND end >= arrayMin({starts:Array(Int64)}) - {back:Int64}' })})`,
      )
      const near = `SELECT t.trace AS id, t.start AS start, w.nth AS nth, t.start >= w.began OR t.end >= w.began AS is_beside FROM (${all}) AS t INNER JOIN (${times}) AS w ON t.process = w.process WHERE t.start <= w.ended AND t.end >= w.began - {back:Int64}`
      const found = this.#connection.rows<{ id: string }>(
        `SELECT DISTINCT id FROM (SELECT id FROM (${near}) WHERE is_beside ORDER BY start LIMIT ${BESIDE} BY nth UNION ALL SELECT id FROM (${near}) WHERE NOT is_beside ORDER BY start DESC LIMIT ${BEFORE} BY nth)`,
        {
          params: {
            ...this.#params,
            back: LOOKED_BACK,
            processes: some.map((row) => row.process),
            starts: some.map((row) => row.start),
            // A trace that was not seen to end ran on.
            ends: some.map((row) => ((row.flags & FLAG.open) !== 0 || row.is_unsettled ? 4e15 : row.end)),
          },
          about: 'neighbours',
        },
      )
      for await (const { id } of found) ids.add(id)
    }
    return [...ids]
  }

  /** On every shard by itself, where each has whole traces; else here. */
  #everywhere(sql: (table: Table<SpanColumns>) => string): string {
    const { spans } = this.#tables
    const { shards } = spans
    return shards
      ? `SELECT * FROM cluster(${shards.cluster}, view(${sql({ ...spans, name: shards.local })}))`
      : sql(spans)
  }

  async #traces(about: string, sql: string, params: Record<string, unknown>): Promise<TraceRow[]> {
    const rows: TraceRow[] = []
    for await (const row of this.#rows<Record<string, unknown>>(about, sql, params)) rows.push(rowOf(row))
    return rows
  }

  #rows<Row>(about: string, sql: string, params: Asking['params'] = {}): AsyncGenerator<Row> {
    return this.#connection.rows<Row>(sql, { params: { ...this.#params, ...params }, about })
  }
}

const CLASS = [
  ...([
    'class',
    'around',
    'count',
    'spans',
    'process',
    'flags',
    'tools',
    'is_loose',
    'start',
    'last_start',
    'last',
  ] as const),
  ...(['last_end', 'longest', 'began', 'began_last', 'sample'] as const),
]

const rowsOf = (traces: string): string => `SELECT ${TRACE_COLUMNS} FROM (${traces}) AS r`

/** @param around SQL of what tells traces of a class apart besides */
function classesOf(traces: string, around: string): string {
  return `SELECT k.class AS class, any(bitAnd(k.tools, 9007199254740991)) AS tools, ${around} AS around, count() AS count, sum(k.spans) AS spans, k.process AS process, any(k.flags) AS flags, max(k.is_loose) AS is_loose,
  min(k.start) AS start, max(k.start) AS last_start, argMax(k.trace, k.start) AS last, max(k.end) AS last_end, argMax(k.trace, k.end) AS longest, min(k.began) AS began, max(k.began) AS began_last,
  arraySlice(groupArraySorted(${SENT.marked})((k.start, k.trace)), 1, if(max(bitAnd(k.flags, ${FLAG.slow})) != 0, ${SENT.marked}, ${SENT.calm})) AS sample
FROM (${traces}) AS k GROUP BY k.process, k.class, around`
}

function classOf(raw: Record<string, unknown>): ClassRow {
  return Object.fromEntries(
    CLASS.map((name) => {
      const value = raw[`r_${name}`]
      if (name === 'sample')
        return [name, (value as [unknown, string][]).map(([start, trace]) => [Number(start), trace])]
      return [name, name === 'class' || name === 'last' || name === 'longest' ? String(value) : Number(value)]
    }),
  ) as unknown as ClassRow
}
