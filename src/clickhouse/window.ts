/** Which rows are asked for: the time that the user chose, with what belongs to it, one service, one trace. */
import type { Condition } from './rows.ts'

export interface Wanted {
  since?: Date
  until?: Date
  service?: string
  trace?: string
  /** Files of what others made of their parts of the traces (`parts.ts`): what sees all traces is not asked again. */
  parts?: readonly string[]
}

/** A trace that touches the window may have begun, or go on, so much outside of it, ms. */
const AROUND = 3_600_000

/** Of a table's rows, by its columns. */
export function conditionOf(
  { since, until, service, trace }: Wanted,
  columns: { time: string; service: string; traceId: string },
): Condition & { params: Record<string, unknown> } {
  const conditions: string[] = []
  const params: Record<string, unknown> = {}
  if (since) {
    conditions.push(`${columns.time} >= fromUnixTimestamp64Nano({since:Int64})`)
    params['since'] = nanos(since.getTime() - AROUND)
  }
  if (until) {
    conditions.push(`${columns.time} <= fromUnixTimestamp64Nano({until:Int64})`)
    params['until'] = nanos(until.getTime() + AROUND)
  }
  if (service) {
    conditions.push(`${columns.service} = {service:String}`)
    params['service'] = service
  }
  if (trace) {
    conditions.push(`${columns.traceId} = {trace:String}`)
    params['trace'] = trace.toLowerCase()
  }
  return { where: conditions.join(' AND ') || '1', params }
}

/** As text: a parameter of Int64 loses no digit. */
function nanos(ms: number): string {
  return `${Math.round(ms)}000000`
}
