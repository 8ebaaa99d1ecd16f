/** Lines of logs, where not all are read: those that tell that something went wrong, and those of the traces that were chosen. */

import { largest, smallest } from '../model/extremes.ts'
import { WORTH_A_LOOK } from '../sources/logs/log-facts.ts'
import { COVERAGE_EVENT } from '../sources/spans/clickhouse-rows.ts'
import { batchesOf, type Lasted } from './fetch.ts'
import type { Condition } from './rows.ts'
import { textList, textLiteral } from './sql.ts'
import type { LogColumns, Table } from './tables.ts'

/** https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const WARN = 13
const ERROR = 17
const WORDS = {
  warn: ['warn', 'warning', 'wrn'],
  error: ['error', 'err', 'fatal', 'critical', 'severe', 'panic', 'emergency', 'alert'],
}
/** With words of AWS beside them, at any level. */
const WENT_WRONG =
  "denied|not authorized|exception|error|expired|could ?n[o']t|cannot|can't|unable|fail|throttl|timed? ?out|refused|invalid|missing|no credentials"

/** Of a run folder's coverage, too. */
export function tellingSql({ columns: c }: Table<LogColumns>): string {
  const atLeast = (number: number, words: readonly string[]): string =>
    `(${c.severityNumber} >= ${number} OR lower(${c.severity}) IN ${textList(words)})`
  const says = (pattern: string): string => `match(${c.body}, ${textLiteral(`(?i)${withoutLooks(pattern)}`)})`
  return `(${atLeast(ERROR, WORDS.error)} OR ${c.event} = ${textLiteral(COVERAGE_EVENT)} OR (${says(WORTH_A_LOOK.source)} AND (${atLeast(WARN, WORDS.warn)} OR ${says(WENT_WRONG)})))`
}

/**
 * A pattern that RE2 reads, and that finds no less: it looks neither ahead nor behind
 * (https://github.com/google/re2/wiki/Syntax).
 */
export function withoutLooks(pattern: string): string {
  let made = ''
  /** How deep within what is left out, 0 outside of it. */
  let depth = 0
  let inClass = false
  for (let at = 0; at < pattern.length; ) {
    const look = inClass ? undefined : LOOK.exec(pattern.slice(at, at + 4))?.[0]
    const piece = look ?? pattern.slice(at, at + (pattern[at] === '\\' ? 2 : 1))
    at += piece.length
    if (piece === '[') inClass = true
    else if (piece === ']') inClass = false
    if (depth === 0 && !look) made += piece
    else if (!inClass && piece.startsWith('(')) depth++
    else if (!inClass && piece === ')') depth--
  }
  return made
}

const LOOK = /^\(\?<?[=!]/

/** The other lines of traces, in batches, each with the time in which these ran. */
export function* linesOfTraces(table: Table<LogColumns>, traces: readonly Lasted[]): Generator<Condition> {
  const { columns: c } = table
  for (const batch of batchesOf(traces)) {
    const from = smallest(batch.map((one) => one.from))
    const to = largest(batch.map((one) => one.to))
    const isTimed = Number.isFinite(from) && Number.isFinite(to)
    yield {
      where: [
        ...(isTimed ? [`${c.time} BETWEEN toDateTime({from:Int64}) AND toDateTime({to:Int64})`] : []),
        `${c.traceId} IN {ids:Array(String)}`,
        `NOT ${tellingSql(table)}`,
      ].join(' AND '),
      // A line may be written when its span has ended.
      params: { ids: batch.map(({ id }) => id), ...(isTimed && { from, to: to + 60 }) },
    }
  }
}
