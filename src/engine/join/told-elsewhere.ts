/** Lines of a log that tell of a call which another source tells of as well: what there is to say of it is said there. */

import type { Call } from '../../model/call.ts'
import type { LogRecord } from '../../model/records.ts'
import { withMark } from '../kit/with-mark.ts'
import { placeOf } from './told-troubles.ts'

/** @param kept of the calls that logs tell of, those that no other source tells of, among others */
export function markToldElsewhere(
  logs: readonly LogRecord[],
  fromLogs: readonly Call[],
  kept: readonly Call[],
): readonly LogRecord[] {
  const alone = new Set(kept)
  const elsewhere = new Set(fromLogs.filter((call) => !alone.has(call)).map(placeOf))
  if (elsewhere.size === 0) return logs
  return logs.map((log) => (elsewhere.has(placeOf(log)) ? withMark(log, 'rolecall.log.told_elsewhere') : log))
}
