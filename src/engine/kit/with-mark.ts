import type { LogRecord } from '../../model/records.ts'

/** The record with a mark of ours, by which whoever reads it later knows what became of it. */
export function withMark(log: LogRecord, mark: `rolecall.log.${string}`): LogRecord {
  return { ...log, attributes: { ...log.attributes, [mark]: true } }
}
