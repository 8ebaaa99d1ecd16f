/** Consoles and searches show the newest line of a log first: what came later stands above, and the story is told from its end. */
import type { LogRecord } from '../../model/records.ts'
import { append } from '../kit/multimap.ts'

/** Two lines may stand in any order. */
const STEPS = 2
/** Of a log that several write, some lines come late. */
const ASIDE = 0.02

/** The records of each file from its first to its last, as they were told. */
export function oldestFirst(logs: readonly LogRecord[]): readonly LogRecord[] {
  const files = new Map<string, LogRecord[]>()
  for (const log of logs) append(files, log.evidence.file, log)
  if (![...files.values()].some(isNewestFirst)) return logs
  return [...files.values()].flatMap((own) => (isNewestFirst(own) ? own.toReversed() : own))
}

function isNewestFirst(logs: readonly LogRecord[]): boolean {
  let back = 0
  let on = 0
  let before: number | undefined
  for (const { time } of logs) {
    if (time === undefined) continue
    if (before !== undefined && time < before) back++
    else if (before !== undefined && time > before) on++
    before = time
  }
  return back >= STEPS && on <= back * ASIDE
}
