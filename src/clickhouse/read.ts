/**
 * ClickHouse as a source like others. What fits into memory is read whole, as small files are, and every tool call is judged by
 * itself; of more, SQL chooses what is judged (`survey.ts`), and only that and its witnesses travel.
 */

import type { SurveyResult } from '../engine/survey/survey.ts'
import { ROLECALL } from '../model/attributes.ts'
import type { Rec, Span } from '../model/records.ts'
import type { InputReport } from '../model/report.ts'
import { InputTally } from '../sources/input/input-tally.ts'
import { clickhouseRows } from '../sources/spans/clickhouse-rows.ts'
import { rolecallSpans } from '../sources/spans/otlp-json.ts'
import { addressOf } from './address.ts'
import { type Connection, connect } from './connect.ts'
import { byDigests } from './digests.ts'
import { spansOfTraces, tracesOf } from './fetch.ts'
import { issuersOf, type Keys, noteKeys } from './issuers.ts'
import type { Told } from './learn.ts'
import { linesOfTraces, tellingSql } from './log-lines.ts'
import { type OwnEarly, ownEarly } from './own-early.ts'
import { ClickHouseProblem } from './problems.ts'
import { logsOf, placeOf, spansOf } from './rows.ts'
import { surveyed } from './survey.ts'
import { type Tables, tablesOf } from './tables.ts'
import { conditionOf, type Wanted } from './window.ts'

export interface TablesRead {
  inputs: InputReport[]
  notes: readonly string[]
  /** Where not all was read. */
  sifted?: Omit<SurveyResult, 'beside' | 'notes'>
}

/** A span of a file has about so many. */
const BYTES = 640
/** Lines of a log that are held at the most. */
const MOST_LINES = 100_000
/** More is not held in memory. */
const MOST_WHOLE = 2 ** 30

const SPANS = { ...clickhouseRows, format: 'ClickHouse spans' }
const LOGS = { ...clickhouseRows, format: 'ClickHouse logs' }

/**
 * Reads what the tables hold of the wanted time, service or trace.
 *
 * @param path `clickhouse://user@host:port/database`
 * @param put gets every record; none where a shard did not answer, as half of the evidence proves nothing
 * @param siftFrom bytes from which on SQL chooses, as of files; without it all is read
 * @throws ClickHouseProblem where nobody answers, or not as asked
 */
export async function readTables(
  path: string,
  wanted: Wanted,
  put: (rec: Rec) => void,
  siftFrom?: number,
): Promise<TablesRead> {
  const connection = await connect(addressOf(path))
  try {
    const tables = await tablesOf(connection)
    const records: Rec[] = []
    const reading = { connection, tables, wanted, put: (rec: Rec) => records.push(rec) }
    // Whether digests can be trusted is mostly asked of many spans: it is known by when these are counted.
    const isLikely = siftFrom !== undefined && !wanted.trace && tables.spans.digestsMade !== undefined
    const before = isLikely ? beforeSifting(reading) : undefined
    const early = isLikely ? ownEarly(reading) : undefined
    const [large] = await Promise.all([isLarge(reading, siftFrom), before])
    if (!large) early?.drop()
    const read = large
      ? await readSifted(reading, await (before ?? beforeSifting(reading)), early)
      : await readWhole(reading)
    for (const rec of records) put(rec)
    return { ...read, notes: [...connection.notes, ...read.notes] }
  } catch (error) {
    if (!(error instanceof ClickHouseProblem) || error.kind !== 'shard') throw error
    const { shown } = connection.address
    return {
      inputs: [new InputTally(shown, put, {}).unread(error.message)],
      notes: [
        `inconclusive: ${error.message}. What the other shards hold was left out: half of the spans prove nothing.`,
      ],
    }
  } finally {
    await connection.close()
  }
}

export interface Reading {
  connection: Connection
  tables: Tables
  wanted: Wanted
  put: (rec: Rec) => void
}

export async function isLarge(
  { connection, tables: { spans }, wanted }: Reading,
  siftFrom = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  if (wanted.parts) return true
  if (wanted.trace) return false
  const { where, params } = conditionOf(wanted, spans.columns)
  // Counted no further than it matters.
  const most = Math.ceil(Math.min(siftFrom, MOST_WHOLE + BYTES) / BYTES)
  const [row] = await connection.all<{ n: number | string }>(
    `SELECT count() AS n FROM (SELECT 1 FROM ${spans.name} WHERE ${where} LIMIT ${most})`,
    { params, about: 'count' },
  )
  if (Number(row!.n) < most) return false
  if (most * BYTES >= siftFrom) return true
  throw new ClickHouseProblem(
    'limit',
    `${most} spans and more are too many to be read one by one: choose less of them with --since, --until or --service`,
  )
}

interface Before {
  digests: Awaited<ReturnType<typeof byDigests>>
  anyLines: boolean
}

async function beforeSifting(reading: Reading): Promise<Before> {
  const [digests, anyLines] = await Promise.all([byDigests(reading), hasLines(reading)])
  return { digests, anyLines }
}

async function hasLines({ connection, tables: { logs }, wanted }: Reading): Promise<boolean> {
  if (!logs) return false
  const { where, params } = conditionOf(wanted, logs.columns)
  const [row] = await connection.all<{ n: number | string }>(
    `SELECT count() AS n FROM (SELECT 1 FROM ${logs.name} WHERE ${where} LIMIT 1)`,
    { params },
  )
  return Number(row!.n) > 0
}

/** Of many spans those of the traces that SQL chose, and of the logs the lines that belong to them. */
async function readSifted(
  reading: Reading,
  { digests, anyLines }: Before,
  early: OwnEarly | undefined,
): Promise<TablesRead> {
  const { connection, tables, put } = reading
  const logs = tables.logs && new InputTally(placeOf(connection, tables.logs), put, {})
  const told = await readTelling(reading, logs, anyLines)
  const chosen = await surveyed(digests.reading, told, early)
  const tally = new InputTally(placeOf(connection, tables.spans), put, {})
  let isRecorded = true
  let read = 0
  const take = (span: Span): void => {
    put(span)
    read++
    if (span.attributes[ROLECALL.runId] === undefined) isRecorded = false
  }
  for (const [id, all] of chosen.spans) if (chosen.ids.has(id)) for (const span of all) take(span)
  const others = chosen.lasted.filter(({ id }) => !chosen.spans.has(id))
  for await (const span of spansOfTraces(connection, tables, others)) take(span)
  if (tables.logs && told.anyLines)
    for (const condition of linesOfTraces(tables.logs, chosen.lasted))
      for await (const line of logsOf(connection, tables.logs, condition)) if (line) logs?.record(line)
  tally.passedOver(chosen)
  const { size } = chosen.ids
  const ofLogs = logs?.report(LOGS)
  return {
    inputs: [tally.report(isRecorded ? rolecallSpans : SPANS), ...(ofLogs?.records ? [ofLogs] : [])],
    notes: [
      ...digests.notes,
      ...(size < chosen.total
        ? [
            `of ${chosen.total} traces, ${size} were read (${read} spans) and the others counted where they are: each is like one of these in all that is asked`,
          ]
        : []),
    ],
    sifted: {
      isWitness: (id) => chosen.witnesses.has(id),
      standsFor: (id) => (chosen.witnesses.has(id) ? 0 : chosen.alike.get(id)),
      busy: new Set(),
      callsAt: () => [],
      traces: new Map(),
    },
  }
}

/** Lines that tell of something wrong are all read; the traces that they are about are judged by themselves. */
async function readTelling(
  { connection, tables, wanted }: Reading,
  tally: InputTally | undefined,
  anyLines: boolean,
): Promise<Told> {
  const told: Told = { traces: new Set(), moments: [], anyLines }
  if (!tables.logs || !tally || !anyLines) return told
  const { where, params } = conditionOf(wanted, tables.logs.columns)
  let lines = 0
  for await (const line of logsOf(connection, tables.logs, {
    where: `${where} AND ${tellingSql(tables.logs)}`,
    params,
  })) {
    if (!line) continue
    if (++lines > MOST_LINES)
      throw new ClickHouseProblem(
        'limit',
        `more than ${MOST_LINES} log lines tell of something wrong: choose less of them with --since, --until or --service`,
      )
    tally.record(line)
    if (line.type !== 'log') continue
    if (line.traceId) told.traces.add(line.traceId)
    else if (line.time !== undefined) told.moments.push({ process: line.process, at: line.time })
  }
  return told
}

async function readWhole(reading: Reading): Promise<TablesRead> {
  const { connection, tables, wanted, put } = reading
  const spans = new InputTally(placeOf(connection, tables.spans), put, {})
  const keys: Keys = { used: new Set(), issued: new Set() }
  const known = new Set<string>()
  let isRecorded = true
  const take = (span: Span | undefined): void => {
    if (!span) {
      spans.skip({ reason: 'a row without a time' })
      return
    }
    spans.record(span)
    if (span.attributes[ROLECALL.runId] === undefined) isRecorded = false
    known.add(span.traceId)
    noteKeys(span.attributes, keys)
  }
  for await (const span of spansOf(connection, tables.spans, conditionOf(wanted, tables.spans.columns))) take(span)
  if (wanted.since || wanted.trace || wanted.service) {
    const unknown = [...keys.used].filter((key) => !keys.issued.has(key))
    const ids = (await issuersOf(connection, tables, unknown, wanted.since)).filter((id) => !known.has(id))
    for await (const span of tracesOf(connection, tables, ids)) take(span)
  }
  return { inputs: [spans.report(isRecorded ? rolecallSpans : SPANS), ...(await readLogs(reading))], notes: [] }
}

async function readLogs({ connection, tables: { logs }, wanted, put }: Reading): Promise<InputReport[]> {
  if (!logs) return []
  const tally = new InputTally(placeOf(connection, logs), put, {})
  for await (const log of logsOf(connection, logs, conditionOf(wanted, logs.columns)))
    if (log) tally.record(log)
    else tally.skip({ reason: 'a row without a time' })
  const report = tally.report(LOGS)
  return report.records + report.skipped > 0 ? [report] : []
}
