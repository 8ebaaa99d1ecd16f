/** The levels of OpenTelemetry's log records, by number or by name. */
import type { LogRecord } from '../../model/records.ts'
import { severityOf } from './log-facts.ts'

/** OpenTelemetry's severity numbers: four to a level, from 1. */
export function severityOfOtel(raw: unknown): LogRecord['severity'] {
  if (typeof raw === 'string') return severityOf(raw.replace(/^SEVERITY_NUMBER_/, '').replace(/\d$/, ''))
  if (typeof raw !== 'number' || raw < 1 || raw > 24) return undefined
  return (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)[Math.floor((raw - 1) / 4)]
}
