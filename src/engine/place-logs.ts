/** Log records ↔ units: by span or trace id, else by process and time where only one tool call was running. */
import type { LogRecord } from '../model/records.ts'
import type { Unit } from './units.ts'

export function placeLogs(units: readonly Unit[], logs: readonly LogRecord[]): void {
  if (logs.length === 0) return
  const bySpan = new Map<string, Unit>()
  const byTrace = new Map<string, Unit[]>()
  for (const unit of units) {
    for (const span of unit.spans) bySpan.set(`${span.traceId}/${span.spanId}`, unit)
    if (unit.inbound) bySpan.set(`${unit.inbound.traceId}/${unit.inbound.spanId}`, unit)
    if (unit.traceId) byTrace.set(unit.traceId, [...(byTrace.get(unit.traceId) ?? []), unit])
  }
  for (const log of logs) {
    const traced = log.traceId ? (byTrace.get(log.traceId) ?? []) : []
    const unit = bySpan.get(`${log.traceId}/${log.spanId}`) ?? (traced.length === 1 ? traced[0] : running(units, log))
    unit?.logs.push(log)
  }
}

function running(units: readonly Unit[], log: LogRecord): Unit | undefined {
  const time = log.time
  if (time === undefined) return undefined
  const candidates = units.filter(
    (unit) =>
      unit.kind !== 'process' &&
      unit.start <= time &&
      time <= (unit.end ?? unit.outcome?.end ?? Number.POSITIVE_INFINITY) &&
      (!log.service || !unit.service || log.service === unit.service || log.process === unit.process),
  )
  return candidates.length === 1 ? candidates[0] : undefined
}
