/** What is known of the lines of one speaker, by which a trouble among them may be mended. */
import type { LogRecord } from '../../model/records.ts'
import type { Done } from './done-in.ts'
import type { Rounds } from './reconciled.ts'
import type { Silence } from './silence.ts'

export interface Story {
  done: readonly Done[]
  silence: Silence
  rounds: Rounds
  /** Lines of any speaker by which a process was started anew. */
  restarts: readonly LogRecord[]
  /** By a line that warns, where the command above it was typed again and went well. */
  again: ReadonlyMap<LogRecord, LogRecord>
  lastFailure: number
  /** Of calls, or of who gave up. */
  lastRefusal: number
  everywhere: ReadonlySet<string>
}
