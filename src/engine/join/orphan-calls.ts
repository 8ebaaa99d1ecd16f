/**
 * Calls that no tool call is known for (client-side monitoring, debug logs, a tool whose span never ended) ↔ results that
 * no tool call was found for: by time, where one server made the calls, and one case alone was running or was given up; else
 * by the error that a failed case quotes.
 */
import type { Call } from '../../model/call.ts'
import type { Outcome } from '../../model/records.ts'
import type { Unit } from '../cases/tool-calls.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'

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
  const timed = new ByTime(
    units.filter((unit) => unit.outcome?.start !== undefined && unit.outcome.end !== undefined),
    ({ outcome }) => [outcome!.start!, outcome!.end!],
  )
  const adopted = new Set<Outcome>()
  server.calls = server.calls.filter((call) => {
    const running = [...timed.during(call.start, call.start)]
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
  const quoted = failedAlike(units, server)
  const taken = new Set(quoted.map(({ call }) => call))
  server.calls = server.calls.filter((call) => !taken.has(call))
  for (const { unit, call } of quoted) {
    unit.calls.push(call)
    Object.assign(unit, { process: server.process, service: server.service, joinedBy: 'error' })
    // What nobody timed began with the call at the latest.
    if (unit.outcome!.start === undefined) Object.assign(unit, { start: call.start, end: call.end })
    adopted.add(unit.outcome!)
  }
  const [rest] = server.calls
  if (rest) server.start = rest.start
  else units.splice(units.indexOf(server), 1)
  units.sort((a, b) => a.start - b.start)
  return unjoined.filter((outcome) => !adopted.has(outcome))
}

/** The one failed test that quotes the error of a call, where it is the only such call: whoever waited for it failed with it. */
function failedAlike(units: readonly Unit[], server: Unit): { unit: Unit; call: Call }[] {
  const tests = units.filter(
    ({ kind, calls, outcome }) =>
      kind === 'test' && calls.length === 0 && (outcome?.state === 'failed' || outcome?.state === 'timeout'),
  )
  const byMessage = new Map<string, Call[]>()
  for (const call of server.calls)
    if (call.outcome === 'error' && (call.errorMessage?.length ?? 0) >= SHORTEST)
      append(byMessage, call.errorMessage!, call)
  /** By the last letters of what is looked for: most messages begin alike. */
  const byTail = new Map<string, { quote: string; call: Call; quoting: Set<Unit> }[]>()
  for (const [message, [call, another]] of byMessage) {
    const quote = message.slice(0, QUOTED)
    if (call && !another) append(byTail, quote.slice(-SHORTEST), { quote, call, quoting: new Set() })
  }
  if (byTail.size > 0)
    for (const unit of tests) {
      const message = unit.outcome!.message ?? ''
      for (let end = SHORTEST; end <= message.length; end++)
        for (const { quote, quoting } of byTail.get(message.slice(end - SHORTEST, end)) ?? [])
          if (quoting.size < 2 && message.startsWith(quote, end - quote.length)) quoting.add(unit)
    }
  return [...byTail.values()].flat().flatMap(({ call, quoting }) => {
    const [unit, another] = quoting
    return unit && !another ? [{ unit, call }] : []
  })
}

/** A shorter message says too little; of a longer one so much is compared. */
const SHORTEST = 8
const QUOTED = 200

/** CloudTrail's times are whole seconds, and others write into it too. */
function isCloudTrail({ seenAs }: Unit['calls'][number]): boolean {
  return seenAs === 'cloudtrail'
}
