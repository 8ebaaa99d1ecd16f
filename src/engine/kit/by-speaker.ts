/** A log as its speakers wrote it: the lines of each process, as far as one file tells of it, in their order. */
import { speakerOf } from '../../model/log-text.ts'
import { oncePer } from '../../model/once-per.ts'
import type { LogRecord } from '../../model/records.ts'
import { append } from './multimap.ts'

export const bySpeaker = oncePer((logs: readonly LogRecord[]): readonly (readonly LogRecord[])[] => {
  const speakers = new Map<string, LogRecord[]>()
  for (const log of logs) append(speakers, speakerOf(log), log)
  return [...speakers.values()]
})
