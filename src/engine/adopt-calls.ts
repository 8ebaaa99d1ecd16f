/**
 * Calls that no tool call is known for (client-side monitoring, debug logs, a tool whose span never ended) ↔ results that
 * no tool call was found for: by time, where one server made the calls, and one case alone was running or was given up.
 */
import type { Outcome } from '../model/records.ts'
import type { Unit } from './units.ts'

/**
 * Moves the calls in place; what fits no case stays with its process.
 *
 * @param unjoined results that became units of their own
 * @returns those that no call was found for either
 */
export function adoptCalls(units: Unit[], unjoined: readonly Outcome[]): Outcome[] {
  const servers = units.filter((unit) => unit.kind === 'process' && !unit.calls.some(isCloudTrail))
  const [server, other] = servers
  if (!server || other) return [...unjoined]
  const timed = units.filter((unit) => unit.outcome?.start !== undefined && unit.outcome.end !== undefined)
  const adopted = new Set<Outcome>()
  server.calls = server.calls.filter((call) => {
    const running = timed.filter(({ outcome }) => outcome!.start! <= call.start && call.start <= outcome!.end!)
    // Of several that ran, the one that was given up has no span of its own: its calls are those that lost their parent.
    const givenUp = running.filter(({ outcome }) => outcome!.state === 'timeout')
    const [unit, another] = running.length > 1 ? givenUp : running
    if (!unit || another || unit.kind !== 'test' || unit.outcome?.state === 'skipped') return true
    unit.calls.push(call)
    unit.process = server.process
    unit.service = server.service
    unit.joinedBy = 'processAndTime'
    adopted.add(unit.outcome!)
    return false
  })
  const [rest] = server.calls
  if (rest) server.start = rest.start
  else units.splice(units.indexOf(server), 1)
  units.sort((a, b) => a.start - b.start)
  return unjoined.filter((outcome) => !adopted.has(outcome))
}

/** CloudTrail's times are whole seconds, and others write into it too. */
function isCloudTrail({ seenAs }: Unit['calls'][number]): boolean {
  return seenAs === 'cloudtrail'
}
