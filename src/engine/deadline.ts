/**
 * When the caller gave up. The inbound span's length never tells: MCP clients do not close their request when they
 * time out. A cancel, a disconnect, the runner's record and the configuration do.
 */
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import type { Span, Us } from '../model/records.ts'
import type { Deadline } from '../model/tool-call.ts'
import type { Unit } from './units.ts'

export interface DeadlineOptions {
  /** Tool name, or `*` for all → milliseconds. */
  toolTimeouts?: Readonly<Record<string, number>>
}

export function deadlineOf(unit: Unit, options: DeadlineOptions): Deadline | undefined {
  return leaving(unit) ?? runnersLimit(unit) ?? configured(unit, options)
}

function leaving(unit: Unit): Deadline | undefined {
  for (const span of [unit.span, unit.inbound]) {
    const how = span && text(span, R.callerLeft)
    if (!span || !how) continue
    const at = timeOf(span, R.callerLeft) ?? span.end
    if (at === undefined) continue
    return { at, from: how === 'cancel' ? 'cancel' : 'disconnect', evidence: [span.evidence] }
  }
  return undefined
}

function runnersLimit(unit: Unit): Deadline | undefined {
  const outcome = unit.outcome
  if (outcome?.state !== 'timeout') return undefined
  const limited =
    outcome.start !== undefined && outcome.timeout !== undefined ? outcome.start + outcome.timeout : undefined
  const at = limited ?? outcome.end ?? (outcome.timeout === undefined ? undefined : unit.start + outcome.timeout)
  return at === undefined ? undefined : { at, from: 'runner', evidence: [outcome.evidence] }
}

function configured(unit: Unit, options: DeadlineOptions): Deadline | undefined {
  const limit = options.toolTimeouts?.[unit.tool] ?? options.toolTimeouts?.['*']
  if (limit === undefined) return undefined
  const at = unit.start + limit * 1000
  return unit.end === undefined || unit.end >= at ? { at, from: 'configuration', evidence: [] } : undefined
}

function timeOf(span: Span, event: string): Us | undefined {
  return span.events.find((candidate) => candidate.name === event)?.time
}
