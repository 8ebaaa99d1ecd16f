/** What a tool told of its progress, by MCP's notifications: a sign of life, not of any single call's. */

import { num } from './attribute-access.ts'
import { PROGRESS, ROLECALL as R } from './attributes.ts'
import { largest, smallest } from './extremes.ts'
import type { Span, Us } from './records.ts'

export interface Progress {
  count: number
  first: Us
  last: Us
}

/** Nothing where the tool told of none, or nobody asked it to. */
export function progressOf(span: Span | undefined): Progress | undefined {
  const times = span?.events.filter((event) => event.name === PROGRESS).map((event) => event.time) ?? []
  if (!span || times.length === 0) return undefined
  const first = smallest(times)
  return { count: num(span, R.progressCount) ?? times.length, first, last: largest(times) }
}

/** Slower signs of life than this are none, µs. */
const SLOWEST: Us = 30_000_000

/** Was the next one still to come at that moment, at the pace it had had? */
export function isProgressing({ count, first, last }: Progress, at: Us): boolean {
  const pace = count > 1 ? (last - first) / (count - 1) : 0
  return at - last <= Math.min(SLOWEST, Math.max(1_000_000, 2 * pace))
}
