/** Tool calls that ran side by side in one process. */
import { firstIndex } from '../model/first-index.ts'
import { oncePer } from '../model/once-per.ts'
import type { Us } from '../model/records.ts'
import type { Ledger, ToolCall } from '../model/tool-call.ts'

/** Where so many run at once each is compared with so many, and no more: with all it would be their number squared. */
const MOST_BESIDE = 100

/**
 * The other tool calls of the same process that ran at some time in a window, in the order of the run; of more than
 * `MOST_BESIDE` those that began last.
 */
export function besides(t: ToolCall, from: Us, to: Us, ledger: Ledger): ToolCall[] {
  const served = byProcess(ledger).get(t.process) ?? []
  const found: Served[] = []
  // In order of start; none of the earlier ones reaches into the window where the furthest of them does not.
  for (
    let at = firstIndex(served, ({ toolCall }) => toolCall.start >= to) - 1;
    at >= 0 && served[at]!.reach > from && found.length < MOST_BESIDE;
    at--
  ) {
    const { toolCall } = served[at]!
    if (toolCall.id !== t.id && endOf(toolCall) > from) found.push(served[at]!)
  }
  return found.sort((a, b) => a.nth - b.nth).map(({ toolCall }) => toolCall)
}

interface Served {
  toolCall: ToolCall
  /** Its place in the run. */
  nth: number
  /** The latest end of all that began until then. */
  reach: Us
}

const byProcess = oncePer(({ toolCalls }: Ledger) => {
  const processes = new Map<string, Served[]>()
  toolCalls.forEach((toolCall, nth) => {
    if (toolCall.kind === 'process') return
    const served = processes.get(toolCall.process)
    if (served) served.push({ toolCall, nth, reach: 0 })
    else processes.set(toolCall.process, [{ toolCall, nth, reach: 0 }])
  })
  for (const served of processes.values()) {
    served.sort((a, b) => a.toolCall.start - b.toolCall.start)
    let reach = Number.NEGATIVE_INFINITY
    for (const one of served) {
      reach = Math.max(reach, endOf(one.toolCall))
      one.reach = reach
    }
  }
  return processes
})

function endOf({ end, until }: ToolCall): Us {
  return end ?? until
}
