/**
 * A gateway (HTTP to standard input, one transport to another) hands a tool call on to a server that it started: two
 * processes tell of one call. It is judged once, with the caller that the gateway saw and the calls that the server made.
 */

import { WHOLE_MILLISECONDS } from '../../model/tolerances.ts'
import { isIdle, type Unit } from '../cases/tool-calls.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'

/** The units, those of the servers behind joined to the gateway's. @param units in order of start */
export function joinHandedOn(units: Unit[]): Unit[] {
  const gateways = new Map<string, Unit[]>()
  for (const unit of units) if (mayHandOn(unit)) append(gateways, unit.tool, unit)
  if (gateways.size === 0) return units
  const waiting = new Map(
    [...gateways].map(([tool, all]) => [
      tool,
      new ByTime(all, ({ start, end = Number.POSITIVE_INFINITY }) => [start, end]),
    ]),
  )
  const joined = new Set<Unit>()
  for (const inner of units) {
    if (inner.kind !== 'mcp' || inner.inbound || !inner.span) continue
    const outer = firstOfAnother(inner, waiting.get(inner.tool))
    if (!outer) continue
    waiting.get(inner.tool)!.remove(outer)
    joined.add(inner)
    // What was watched, and who was busy, is asked of the process that did the work.
    outer.process = inner.process
    outer.service = inner.service
    outer.calls = inner.calls
    outer.spans = [...outer.spans, ...inner.spans]
    if (!outer.answer && inner.answer) outer.answer = inner.answer
  }
  return units.filter((unit) => !joined.has(unit))
}

/** The first that waits, of those of other processes. */
function firstOfAnother(inner: Unit, waiting: ByTime<Unit> | undefined): Unit | undefined {
  for (const unit of waiting?.during(inner.start, inner.start + WHOLE_MILLISECONDS) ?? [])
    if (unit.process !== inner.process) return unit
  return undefined
}

/** It came in by HTTP, and asked nobody itself. */
function mayHandOn(unit: Unit): boolean {
  return unit.kind === 'mcp' && unit.inbound !== undefined && isIdle(unit)
}
