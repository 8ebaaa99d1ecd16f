/** Which refusals a test asked for: it passes because somebody was refused, and plainly told so. */

import { dataCallsAmong } from '../../facts/signing.ts'
import { num } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import type { Outcome } from '../../model/records.ts'
import { RUNNER_SLACK } from '../../model/tolerances.ts'
import type { Unit } from '../cases/tool-calls.ts'
import { ByTime } from '../kit/by-time.ts'

/**
 * The units whose refusal was the point: the test says so, or passed with it, while others of the run were served. A
 * server that refuses everybody has no negative tests, only a runner that does not look. A unit that no result was joined
 * to counts where the results that ran at its time all passed.
 */
export function negativeUnits(units: readonly Unit[], unjoined: readonly Outcome[]): ReadonlySet<Unit> {
  const served = units.some(
    (unit) => !isRefusal(unit) && dataCallsAmong(unit.calls).some((call) => call.outcome === 'ok'),
  )
  const alone = new ByTime(
    unjoined.filter((result) => result.start !== undefined),
    ({ start = 0, end = start }) => [start - RUNNER_SLACK, end + RUNNER_SLACK],
  )
  return new Set(
    units.filter(
      (unit) => unit.outcome?.negative || (isRefusal(unit) && passed(unit, alone) && (served || isBarred(unit))),
    ),
  )
}

/** The answer's status or its `isError` tells the caller. */
function isRefusal(unit: Unit): boolean {
  return isBarred(unit) || unit.answer?.isError === true || unit.outcome?.answer?.isError === true
}

/** Turned away at the door: 401, 403. */
function isBarred({ inbound }: Unit): boolean {
  const status = inbound && num(inbound, S.httpStatus)
  return status === 401 || status === 403
}

function passed({ outcome, kind, start, end = start }: Unit, unjoined: ByTime<Outcome>): boolean {
  if (outcome) return outcome.state === 'passed'
  if (kind === 'process') return false
  let anyPassed = false
  for (const { state } of unjoined.during(start, end)) {
    if (state !== 'passed' && state !== 'skipped') return false
    anyPassed ||= state === 'passed'
  }
  return anyPassed
}
