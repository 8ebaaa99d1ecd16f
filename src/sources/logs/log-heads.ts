/**
 * The head of a log line that is more than a time and a level: what stands before the message, taken off by the table that knows its
 * logger; docs/adding-a-format.md tells how to add one.
 */
import type { LogRecord } from '../../model/records.ts'
import { fromText } from '../kit/times.ts'
import { DEVICES } from './device-heads.ts'
import type { Shape } from './head-shape.ts'
import { severityOf } from './log-facts.ts'
import { LOGGERS } from './logger-heads.ts'
import { PRODUCTS } from './product-heads.ts'
import { TOOLS } from './tool-heads.ts'

/** What the head of a line says. */
export interface Head {
  time?: number
  severity?: LogRecord['severity']
  logger?: string
  service?: string
}

/** The first that fits is taken. */
export const SHAPES: readonly Shape[] = [...LOGGERS, ...PRODUCTS, ...DEVICES, ...TOOLS]

/** The head of a line of a known shape, and where its message begins. */
export function headOf(body: string): (Head & { length: number }) | undefined {
  const start = body.slice(0, 1000)
  for (const { pattern, take } of SHAPES) {
    const found = pattern.exec(start)
    if (!found) continue
    const { time, level, logger, service } = take(found)
    const at = time === undefined ? undefined : fromText(time)
    const severity = severityOf(level)
    return {
      length: found[0].length,
      ...(at !== undefined && { time: at }),
      ...(severity && { severity }),
      ...(logger && { logger }),
      ...(service && { service }),
    }
  }
  return undefined
}
