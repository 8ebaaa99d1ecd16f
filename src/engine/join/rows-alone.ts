/**
 * Rows of a database are somebody's past: beside a log they accuse nobody. Handed in with nothing else they are what is asked about, and
 * errors among them are not passed over.
 */
import { bool } from '../../model/attribute-access.ts'
import type { LogRecord, Rec } from '../../model/records.ts'
import { tellsOfTrouble } from '../../vocabulary/identity-matters.ts'

/** The logs, those at level error that tell of a trouble in a table, where all evidence is tables. */
export function rowsAlone(logs: readonly LogRecord[], all: readonly Rec[]): readonly LogRecord[] {
  if (logs.length === 0 || logs.length < all.length || !logs.every((log) => bool(log, 'rolecall.log.row'))) return logs
  return logs.map((log) => (tellsOfTrouble(log.body) ? { ...log, severity: 'error' as const } : log))
}
