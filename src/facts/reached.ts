/** As whom a tool call reached AWS: what its pass is worth. */
import { oncePer } from '../model/once-per.ts'
import type { Case, Proof } from '../model/tool-call.ts'
import { dataCalls, foreignCalls, signedAs } from './signing.ts'

/** Did a passed tool call reach AWS as its role? */
export const reachedAs = oncePer((c: Case): 'expected' | 'other' | 'none' | 'unknown' => {
  const role = c.toolCall.expectedRole
  // A call that hangs was signed, too.
  if (role && foreignCalls(c).length) return 'other'
  const data = dataCalls(c).filter((call) => call.outcome !== 'open')
  if (data.length === 0) return isWatched(c) === 'unknown' ? 'unknown' : 'none'
  if (!role) return 'unknown'
  const states = data.map((call) => signedAs(call, c))
  if (states.includes('unknown')) return 'unknown'
  return states.includes('expected') ? 'expected' : 'none'
})

/** May it be said of a tool call that it asked AWS for nothing? */
export function isWatched({ toolCall: t, ledger }: Case): Proof {
  return t.process ? ledger.coverage(t.process, 'aws-calls', t.start, t.until) : 'unknown'
}
