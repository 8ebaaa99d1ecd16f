/**
 * What a watch knows between windows, restarts and watchers: it stands in tables beside the spans, and nowhere else.
 *
 * A finding is written once. Who wrote it before is asked first; of two who ask at the same time, ClickHouse keeps the first insert
 * with the fingerprint's token and drops the other.
 */
import { randomUUID } from 'node:crypto'
import type { Finding } from '../../model/report.ts'
import type { Confidence, Severity } from '../../model/rule.ts'
import type { Connection } from '../connect.ts'
import { TOLD_OF, WINDOWS_OF } from '../schema/schema.ts'

/** Seconds since the epoch, and how many there were when it was judged. */
export interface Window {
  start: number
  seconds: number
  spans: number
}

/** As it stands in the table, and as it is told. */
export interface Found {
  fingerprint: string
  ruleId: string
  severity: Severity
  confidence: Confidence
  message: string
  expected: string
  observed: string
  fix: string
  tools: readonly string[]
  toolCalls: number
  causedBy: string
  traceIds: readonly string[]
  /** ISO 8601, UTC. */
  windowStart: string
  windowEnd: string
}

/** Traces named with a finding. */
const TRACES = 20
/** A finding that could not be told is tried for so long, s. */
const TELL_FOR = 86_400
/** Findings of another watch are left to it for so long, s: it may be telling them now. */
const LEAVE_ALONE = 120

export class Notebook {
  readonly #connection: Connection
  readonly #findings: string
  readonly #windows: string
  readonly #told: string
  /** This watch, among others. */
  readonly #self = randomUUID()

  constructor(connection: Connection) {
    this.#connection = connection
    this.#findings = connection.address.findings
    this.#windows = besides(this.#findings, WINDOWS_OF)
    this.#told = besides(this.#findings, TOLD_OF)
  }

  /** How many spans each window had when it was last judged, by its start. */
  async judged(seconds: number, from: number): Promise<Map<number, number>> {
    const rows = await this.#connection.all<{ start: number; spans: string }>(
      `SELECT toUnixTimestamp(Start) AS start, toString(argMax(Spans, JudgedAt)) AS spans FROM ${this.#windows}
      WHERE Seconds = {seconds:UInt32} AND Start >= toDateTime({from:Int64}) GROUP BY Start`,
      { params: { seconds, from } },
    )
    return new Map(rows.map(({ start, spans }) => [Number(start), Number(spans)]))
  }

  /** Start of the last window that was judged; undefined before the first. */
  async last(seconds: number): Promise<number | undefined> {
    const [row] = await this.#connection.all<{ start: number; n: string }>(
      `SELECT toUnixTimestamp(max(Start)) AS start, toString(count()) AS n FROM ${this.#windows} WHERE Seconds = {seconds:UInt32}`,
      { params: { seconds } },
    )
    return row && row.n !== '0' ? Number(row.start) : undefined
  }

  async noteJudged({ start, seconds, spans }: Window): Promise<void> {
    const now = Date.now()
    await this.#connection.insert(
      this.#windows,
      [{ Start: start, Seconds: seconds, Spans: spans, JudgedAt: decimal(now) }],
      `window ${start} ${seconds} ${spans} ${now}`,
    )
  }

  /** Writes those that nobody wrote before. @returns those that this watch was the first to write */
  async write(findings: readonly Finding[], window: Window): Promise<Found[]> {
    const known = new Set((await this.#writers(findings)).map(({ fingerprint }) => fingerprint))
    const fresh = findings.filter(({ fingerprint }) => !known.has(fingerprint)).map((one) => foundOf(one, window))
    // One insert each: a token is of one finding, whatever others it was found with.
    for (const found of fresh)
      await this.#connection.insert(
        this.#findings,
        [{ ...rowOf(found, window), FoundBy: this.#self }],
        `finding ${found.fingerprint}`,
      )
    const own = (await this.#writers(fresh)).filter(({ by }) => by === this.#self)
    return fresh.filter(({ fingerprint }) => own.some((one) => one.fingerprint === fingerprint))
  }

  async #writers(findings: readonly { fingerprint: string }[]): Promise<{ fingerprint: string; by: string }[]> {
    if (findings.length === 0) return []
    return this.#connection.all(
      `SELECT Fingerprint AS fingerprint, any(FoundBy) AS by FROM ${this.#findings}
      WHERE Fingerprint IN {all:Array(String)} GROUP BY Fingerprint`,
      { params: { all: findings.map(({ fingerprint }) => fingerprint) } },
    )
  }

  /**
   * Findings that nobody was told of: errors and warnings that follow from no other, this watch's own, and those that another one
   * wrote and left.
   */
  async untold(): Promise<Found[]> {
    const rows = await this.#connection.all<Omit<Found, 'toolCalls'> & { toolCalls: string }>(
      `SELECT Fingerprint AS fingerprint, any(RuleId) AS ruleId, any(Severity) AS severity, any(Confidence) AS confidence,
        any(Message) AS message, any(Expected) AS expected, any(Observed) AS observed, any(Fix) AS fix, any(Tools) AS tools,
        toString(any(ToolCalls)) AS toolCalls, any(CausedBy) AS causedBy, any(TraceIds) AS traceIds,
        formatDateTime(any(WindowStart), '%FT%TZ', 'UTC') AS windowStart, formatDateTime(any(WindowEnd), '%FT%TZ', 'UTC') AS windowEnd
      FROM ${this.#findings}
      WHERE FoundAt > now() - {day:UInt32} AND Severity IN ('error', 'warning') AND CausedBy = ''
        AND (FoundBy = {self:String} OR FoundAt < now() - {leave:UInt32})
        AND Fingerprint GLOBAL NOT IN (SELECT Fingerprint FROM ${this.#told})
      GROUP BY Fingerprint`,
      { params: { day: TELL_FOR, self: this.#self, leave: LEAVE_ALONE } },
    )
    return rows.map((found) => ({ ...found, toolCalls: Number(found.toolCalls) }))
  }

  async noteTold(fingerprint: string): Promise<void> {
    await this.#connection.insert(this.#told, [{ Fingerprint: fingerprint, ToldAt: decimal(Date.now()) }])
  }
}

function foundOf(finding: Finding, { start, seconds }: Window): Found {
  const { fingerprint, ruleId, severity, confidence, message, expected, observed, fix, tools } = finding
  return {
    fingerprint,
    ruleId,
    severity,
    confidence,
    message,
    expected,
    observed,
    fix,
    tools,
    toolCalls: finding.toolCallsTotal,
    causedBy: finding.causedBy ?? '',
    traceIds: [...new Set(finding.evidence.flatMap(({ traceId }) => traceId ?? []))].slice(0, TRACES),
    windowStart: isoSeconds(start),
    windowEnd: isoSeconds(start + seconds),
  }
}

function rowOf(found: Found, { start, seconds }: Window): object {
  const named = Object.entries(found).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value])
  return {
    ...Object.fromEntries(named),
    WindowStart: start,
    WindowEnd: start + seconds,
  }
}

/** `` `otel`.`rolecall_findings` `` → `` `otel`.`rolecall_findings_windows` `` */
function besides(table: string, suffix: string): string {
  return `${table.slice(0, -1)}${suffix}\``
}

export function isoSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** Milliseconds as DateTime64(3) reads them: seconds with decimals. */
function decimal(ms: number): string {
  return (ms / 1000).toFixed(3)
}
