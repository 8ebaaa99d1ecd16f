/** Who kept an event loop from turning: a call that its code waited for on the loop itself, or the one tool call that ran all the while. */
import { num } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import type { Call } from '../model/call.ts'
import type { Us } from '../model/records.ts'
import { callName } from '../model/text.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'

/** What fills less of a stall did not make it. */
const SHARE = 0.8
/** A loop's ticks tell a stall's edges no closer than this, µs. */
const EDGE: Us = 300_000

export interface Blocker {
  call?: Call
  tool?: ToolCall
}

/**
 * @param from the stall's beginning, as far as it is known, and its end
 * @param spent its length, µs
 */
export function blockerOf(c: Case, from: Us, to: Us, spent: Us, beside: readonly ToolCall[]): Blocker | undefined {
  const call =
    c.ledger
      .callsDuring(c.toolCall.process, from, to)
      .filter(({ start, end = to }) => end - start >= spent * SHARE)
      .find((one) => !hasWaited(one, spent)) ?? oneAfterAnother(c, from, to, spent)
  const tools = [c.toolCall, ...beside]
  if (call) {
    const tool = tools.find(
      ({ traceId, start, until }) => traceId === call.traceId && start <= call.start && until >= call.start,
    )
    return { call, ...(tool && { tool }) }
  }
  const through = tools.filter(({ start, until }) => start <= from + EDGE && until >= to - EDGE)
  return through.length === 1 ? { tool: through[0]! } : undefined
}

/** The first of several of a kind that, one after another, fill the stall. */
function oneAfterAnother(c: Case, from: Us, to: Us, spent: Us): Call | undefined {
  const within = c.ledger
    .callsDuring(c.toolCall.process, from, to)
    .filter((call) => !hasWaited(call, spent) && call.start >= from - EDGE)
  for (const name of new Set(within.map(callName))) {
    const calls = within.filter((call) => callName(call) === name)
    const inTurn = calls.every(({ start }, at) => at === 0 || (calls[at - 1]!.end ?? to) <= start)
    const filled = calls.reduce((sum, { start, end = to }) => sum + Math.min(end, to) - Math.max(start, from), 0)
    if (calls.length > 1 && inTurn && filled >= spent * SHARE) return calls[0]
  }
  return undefined
}

/** An asynchronous call that was under way is recorded with the delay; what stood on the loop itself has waited for its own answer only. */
function hasWaited(call: Call, spent: Us): boolean {
  return [call, ...call.attempts].some((one) => (num(one, R.eventLoopDelay) ?? 0) * 1000 >= spent / 2)
}
