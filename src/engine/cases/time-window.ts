/** `--since` and `--until` choose among tool calls, once start, end, tries and results of each have found together. */
import type { Us } from '../../model/records.ts'
import type { Case } from '../../model/tool-call.ts'
import type { Unit } from './tool-calls.ts'

export interface TimeWindow {
  since?: Date
  until?: Date
}

/** What of a unit lies in the window; of a process its calls and lines one by one, for it may have run for days. */
export function narrowed(unit: Unit, window: TimeWindow): Unit {
  if (unit.kind !== 'process' || (!window.since && !window.until)) return unit
  const calls = unit.calls.filter((call) => call.untimed || touches(window, call.start, call.end))
  const logs = unit.logs.filter(({ time }) => time === undefined || touches(window, time, time))
  return { ...unit, calls, logs, start: calls[0]?.start ?? logs[0]?.time ?? unit.start }
}

/** Did it run within the window? Without a time it counts as within. */
export function isWithin({ toolCall: t, calls, logs }: Case, window: TimeWindow): boolean {
  if (t.kind === 'process') return (!window.since && !window.until) || calls.length > 0 || logs.length > 0
  return t.untimed === true || touches(window, t.start, t.until)
}

/** Did something that took no time happen within it? */
export function isTimed(window: TimeWindow, at: Us): boolean {
  return touches(window, at, at)
}

function touches({ since, until }: TimeWindow, from: Us, to: Us = Number.POSITIVE_INFINITY): boolean {
  return (!since || to >= since.getTime() * 1000) && (!until || from <= until.getTime() * 1000)
}
