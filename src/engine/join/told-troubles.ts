/** What a log tells in one breath is one trouble. */
import type { Call } from '../../model/call.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { saysTriedWell } from '../../vocabulary/done.ts'

/** What a process says within this is told in one breath, whatever else it says meanwhile, µs. */
export const BREATH: Us = 1_000_000
/** Lines that are told in one breath, at most. */
const MOST_TOLD = 200

/** Lines below a failure in which it is said what was asked, and what becomes of it. */
export const BELOW = 5

/** What was run failed, and is not run again by itself. */
export const BROKE_OFF = /\bexit(?:ed)?(?: with)?(?: status| code) [1-9]|^Traceback \(most recent call/m

/** What a process said in one breath of what failed. */
export interface Trouble {
  lines: LogRecord[]
  /** Where the first and the last of them stand among the lines of their speaker. */
  from: number
  to: number
}

/** Lines that warn, with no calm one between them, or told in the same moment. */
export function troublesOf(own: readonly LogRecord[], failed: ReadonlyMap<string, readonly Call[]>): Trouble[] {
  const troubles: Trouble[] = []
  let last: Trouble | undefined
  for (const [at, log] of own.entries()) {
    const triedWell = saysTriedWell(log.body)
    // What failed once another try went well is another trouble, of another thing.
    if (triedWell && !isBad(log)) last = undefined
    // Fluentd warns that a retry succeeded.
    if (!failed.has(placeOf(log)) && (!isBad(log) || triedWell)) continue
    const before = last?.lines.at(-1)
    const isSameBreath =
      last &&
      last.lines.length < MOST_TOLD &&
      (before!.time !== undefined && log.time !== undefined ? log.time - before!.time <= BREATH : last.to === at - 1)
    if (isSameBreath) {
      last!.lines.push(log)
      last!.to = at
    } else {
      last = { lines: [log], from: at, to: at }
      troubles.push(last)
    }
  }
  return troubles.filter(({ lines }) => lines.some((log) => failed.has(placeOf(log))))
}

export function isBad({ severity }: LogRecord): boolean {
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

/** Its writer has no doubt that it failed. */
export function isSure({ severity }: LogRecord): boolean {
  return severity === 'error' || severity === 'fatal'
}

export function placeOf({ evidence }: Pick<LogRecord, 'evidence'>): string {
  return `${evidence.file}:${evidence.line ?? ''}`
}
