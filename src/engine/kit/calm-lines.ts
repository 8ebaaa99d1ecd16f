/** Lines by which a process says that it lives on. */
import { speakerOf } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'

/** Who writes levels says calm things at one: lines without are of whoever pasted them together, or of another program. */
export function calmAmong(logs: readonly LogRecord[]): (log: LogRecord) => boolean {
  const levelled = new Set(logs.filter(({ severity }) => severity === 'info').map(speakerOf))
  return (log) => log.severity === 'info' || (log.severity === undefined && !levelled.has(speakerOf(log)))
}
