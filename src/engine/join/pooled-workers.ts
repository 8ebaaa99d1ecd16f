/**
 * A Worker of a pool keeps the flow of the request that it was made for: what it does later, for others, seems to be that
 * request's. It goes to the one request that ran at the time and asked nobody else.
 */
import { num } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import type { Call } from '../../model/call.ts'
import { isIdle, type Unit } from '../cases/tool-calls.ts'
import { append } from '../kit/multimap.ts'

/** Moves the calls in place. @param units in order of start */
export function handBackPooledCalls(units: readonly Unit[]): void {
  const strays = new Map<string, { call: Call; from: Unit }[]>()
  for (const from of units)
    for (const call of from.calls) if (isStray(call, from)) append(strays, from.process, { call, from })
  if (strays.size === 0) return
  const idle = new Map<string, Unit[]>()
  for (const unit of units) if (unit.span && isIdle(unit)) append(idle, unit.process, unit)
  for (const [process, calls] of strays) {
    calls.sort((a, b) => a.call.start - b.call.start)
    const waiting = idle.get(process) ?? []
    let next = 0
    let running: Unit[] = []
    for (const { call, from } of calls) {
      while (next < waiting.length && waiting[next]!.start <= call.start) running.push(waiting[next++]!)
      running = running.filter((unit) => unit.end === undefined || unit.end >= call.start)
      const [unit, another] = running
      if (!unit || another) continue
      from.calls = from.calls.filter((other) => other !== call)
      unit.calls.push(call)
    }
  }
}

/** Begun in a thread of its own after the request was over. */
function isStray(call: Call, { span, end }: Unit): boolean {
  return !!span && end !== undefined && call.start > end && num(call, S.threadId) !== num(span, S.threadId)
}
