/**
 * Calls that only text tells of, weighed against what was watched: a process's own complete record outweighs what a log
 * says about calls, and a result's text counts where no record tells of its test's calls.
 */

import { num } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import { isDenial } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import type { Coverage, Us } from '../../model/records.ts'
import { LOG_DELAY } from '../../model/tolerances.ts'
import { callOfLog } from '../cases/call-of-log.ts'
import { endedBadly, type Unit } from '../cases/tool-calls.ts'
import { isComplete, watches } from '../judge/watched.ts'
import { LOG_OWNER } from './owners.ts'

/**
 * Without the refusals that a log speaks of and no call shows, where the process that wrote it was watched all the while:
 * they are other people's. What a call fails with before it leaves (no credentials, no connection) is kept.
 */
export function withoutHearsay(calls: readonly Call[], coverage: readonly Coverage[]): Call[] {
  const complete = coverage.filter((record) => watches(record, 'aws-calls') && isComplete(record))
  const isWatched = (call: Call) => {
    const service = call.attributes[LOG_OWNER]
    const ofService = service === undefined ? coverage : coverage.filter((record) => record.service === service)
    const running = ofService.filter((record) => call.untimed || isWithin(call.start, record))
    return running.length > 0 && running.every((record) => complete.includes(record))
  }
  return calls.filter((call) => !(call.seenAs === 'log' && isDenial(call.errorCode) && isWatched(call)))
}

function isWithin(at: Us, { from, to }: Coverage): boolean {
  return from - LOG_DELAY <= at && at <= (to ?? at) + LOG_DELAY
}

/**
 * The failed calls that the exceptions of spans tell of: of a tool call whose calls of AWS have no spans, or none that failed. What its
 * own span does not end with counts where it ended badly, or nothing tells how it ended.
 */
export function callsToldBySpans(units: readonly Unit[]): Call[] {
  return units.flatMap((unit) => {
    const within = endedBadly(unit) || isUntold(unit) ? unit.spans : []
    const log = [unit.span, unit.inbound, ...within].find((span) => span?.told)?.told
    if (!log || unit.isBusy || unit.calls.some(isFailedAws)) return []
    const call = callOfLog(log, unit.end)
    if (!call) return []
    unit.calls = [...unit.calls, call]
    return [call]
  })
}

/** A request whose span leaves its status out, as those of Rust's `tower-http` do. */
function isUntold({ kind, inbound, outcome }: Unit): boolean {
  return kind === 'request' && !outcome && inbound?.status === 'unset' && num(inbound, S.httpStatus) === undefined
}

function isFailedAws({ kind, outcome }: Call): boolean {
  return kind === 'aws' && outcome !== 'ok'
}

/**
 * The failed calls that results' texts tell of, each added to its unit: in a test without records of its own, or in a tool
 * call whose process nobody watched for AWS calls.
 *
 * @param before stands for the time of a result that has none
 */
export function callsToldByResults(units: readonly Unit[], coverage: readonly Coverage[], before: Us): Call[] {
  const watched = new Set(coverage.filter((record) => watches(record, 'aws-calls')).map((record) => record.process))
  return units.flatMap((unit, nth) => {
    const log = unit.outcome?.told
    if (!log || unit.isBusy || watched.has(unit.process) || unit.calls.some(isFailedAws)) return []
    const call = callOfLog(log, unit.end ?? before - units.length + nth)
    if (!call) return []
    const placed = { ...call, id: `told/${unit.id}`, process: unit.process }
    unit.calls = [...unit.calls, placed]
    return [placed]
  })
}
