/** A tool timed out, and the evidence does not hold what it waited for: exporters write a span when it ends, of a hung call never. */
import type { Us } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'
import { spentIn } from './time-spent.ts'

/** From this share of a tool's time on, its calls are what it waited for. */
const SHARE = 0.5

/** How much of its time no recorded call ran, where that is most of it and an open call may be missing, µs. */
export function unseenWait({ toolCall: t, calls, ledger }: Case): Us | undefined {
  if (t.outcome !== 'timeout' || ledger.coverage(t.process, 'open-calls', t.start, t.until) !== 'unknown')
    return undefined
  const total = t.until - t.start
  const unseen = total - spentIn([...calls], t.start, t.until)
  return unseen > (1 - SHARE) * total ? unseen : undefined
}
