/**
 * A gateway (HTTP to standard input, one transport to another) hands a tool call on to a server that it started: two
 * processes tell of one call. It is judged once, with the caller that the gateway saw and the calls that the server made.
 */

import { WHOLE_MILLISECONDS } from '../../model/tolerances.ts'
import type { Unit } from '../cases/tool-calls.ts'
import { append } from '../kit/multimap.ts'

/** The units, those of the servers behind joined to the gateway's. @param units in order of start */
export function joinHandedOn(units: Unit[]): Unit[] {
  const before = new Map<string, Unit[]>()
  for (const unit of units) if (mayHandOn(unit)) append(before, unit.tool, unit)
  if (before.size === 0) return units
  const joined = new Set<Unit>()
  for (const inner of units) {
    if (inner.kind !== 'mcp' || inner.inbound || !inner.span) continue
    const waiting = before.get(inner.tool)?.filter((unit) => (unit.end ?? inner.start) >= inner.start) ?? []
    const outer = waiting.find(
      (unit) => unit.process !== inner.process && unit.start <= inner.start + WHOLE_MILLISECONDS,
    )
    before.set(
      inner.tool,
      waiting.filter((unit) => unit !== outer),
    )
    if (!outer) continue
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

/** It came in by HTTP, and asked nobody itself. */
function mayHandOn(unit: Unit): boolean {
  return unit.kind === 'mcp' && unit.inbound !== undefined && unit.calls.length === 0
}
