/**
 * Log records ↔ units: by span or trace id, else by process and time where only one tool call was running. A warning
 * that cannot be placed stays with its process.
 */
import type { LogRecord } from '../../model/records.ts'
import { fileName } from '../../model/text.ts'
import { processUnit, type Unit } from '../cases/tool-calls.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import type { OwnerOf } from './owners.ts'

/** Adds a unit for each process whose warnings belong to no other. */
export function placeLogs(units: Unit[], logs: readonly LogRecord[], ownerOf: OwnerOf): void {
  if (logs.length === 0) return
  const bySpan = new Map<string, Unit>()
  const byTrace = new Map<string, Unit[]>()
  for (const unit of units) {
    for (const span of unit.spans) bySpan.set(`${span.traceId}/${span.spanId}`, unit)
    if (unit.inbound) bySpan.set(`${unit.inbound.traceId}/${unit.inbound.spanId}`, unit)
    if (unit.traceId) append(byTrace, unit.traceId, unit)
  }
  const ofProcess = new Map(units.filter((unit) => unit.kind === 'process').map((unit) => [unit.process, unit]))
  const judged = new ByTime(
    units.filter((unit) => unit.kind !== 'process'),
    ({ start, end, outcome }) => [start, end ?? outcome?.end ?? Number.POSITIVE_INFINITY],
  )
  const bySpans = units.filter((unit) => unit.span || unit.inbound || unit.calls.some(isOfSpan))
  const seen = bySpans.length ? bySpans : units.filter((unit) => unit.calls.some((call) => call.seenAs === 'sdk'))
  const processes = new Map(seen.map((unit) => [unit.process, unit.service]))
  const isOne = new Set(processes.values()).size < 2
  for (const log of logs) {
    const owner = ownerOf(log)
    const traced = log.traceId ? (byTrace.get(log.traceId) ?? []) : []
    const unit =
      bySpan.get(`${log.traceId}/${log.spanId}`) ??
      (traced.length === 1 ? traced[0] : owner !== undefined || isOne ? running(judged, log, owner) : undefined)
    if (unit) unit.logs.push(log)
    else if (isWarning(log)) {
      const { process, service } = speaker(log, owner, processes)
      const fallback = ofProcess.get(process) ?? processUnit(process, service, { start: log.time ?? 0, seenAs: 'log' })
      if (!ofProcess.has(process)) units.push(fallback)
      ofProcess.set(process, fallback)
      fallback.logs.push(log)
    }
  }
}

/** A log file that names no process is that of the only one that its server has; of several, that server's. */
function speaker(
  log: LogRecord,
  owner: string | undefined,
  processes: ReadonlyMap<string, string>,
): { process: string; service: string } {
  const services = new Set(processes.values())
  const service = services.size === 1 ? [...services][0] : owner
  if (service === undefined || log.service || processes.has(log.process))
    return { process: log.process, service: log.service || fileName(log.evidence.file) }
  const [only, another] = [...processes].filter(([, one]) => one === service)
  return { process: only && !another ? only[0] : log.process, service }
}

/** CloudTrail has no process of a server's, and a debug log names its own file for one. */
function isOfSpan({ seenAs, evidence }: Unit['calls'][number]): boolean {
  return evidence.kind === 'span' && seenAs !== 'cloudtrail'
}

/** A line without a level may still say of itself that it warns; a provider that failed matters at any level. */
function isWarning({ severity, body, attributes }: LogRecord): boolean {
  if (attributes['rolecall.log.credential_failed'] !== undefined) return true
  if (attributes['rolecall.log.told_calmly'] !== undefined) return true
  if (severity === undefined) return /\b(WARN(ING)?|ERROR|FATAL)\b/.test(body.slice(0, 200))
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

/** The only one of its service that ran then. */
function running(units: ByTime<Unit>, { time, process }: LogRecord, owner: string | undefined): Unit | undefined {
  if (time === undefined) return undefined
  let only: Unit | undefined
  for (const unit of units.during(time, time)) {
    if (owner && unit.service && owner !== unit.service && process !== unit.process) continue
    if (only) return undefined
    only = unit
  }
  return only
}
