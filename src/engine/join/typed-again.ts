/** In a session somebody typed what had failed again, and it went well: whatever was mended in between, it was. */
import { bool } from '../../model/attribute-access.ts'
import type { LogRecord } from '../../model/records.ts'
import { isBad } from './told-troubles.ts'

/** Lines that warn below a command, each with the line at which that command was typed once more, and well. */
export function typedAgain(own: readonly LogRecord[]): ReadonlyMap<LogRecord, LogRecord> {
  const typed = [...own.keys()].filter((at) => isCommand(own[at]!))
  /** The last time that each command was typed and brought something, and nothing bad. */
  const well = new Map<string, number>()
  const belowOf = (nth: number): readonly LogRecord[] => own.slice(typed[nth]! + 1, typed[nth + 1] ?? own.length)
  for (const [nth, at] of typed.entries()) {
    const below = belowOf(nth)
    const ended = below.length > 0 || nth < typed.length - 1
    if (ended && !below.some(isBad)) well.set(own[at]!.body, at)
  }
  const mended = new Map<LogRecord, LogRecord>()
  for (const [nth, at] of typed.entries()) {
    const later = well.get(own[at]!.body) ?? at
    if (later > at) for (const log of belowOf(nth)) if (isBad(log)) mended.set(log, own[later]!)
  }
  return mended
}

/** Not what irb shows of a value. */
function isCommand(log: LogRecord): boolean {
  return bool(log, 'rolecall.log.typed') === true && !log.body.startsWith('=> ')
}
