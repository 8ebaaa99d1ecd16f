/** May it be said that a tool call asked nobody? One definition for rules and suspects. */
import { type Need, TRANSPORTS } from '../model/attributes.ts'
import type { Case } from '../model/tool-call.ts'

/** What is not proven to have been watched all the while, of what must be for "it called nobody"; none where that is proven. */
export function unwatchedTransports({ toolCall: t, ledger }: Pick<Case, 'toolCall' | 'ledger'>): Need[] {
  return TRANSPORTS.filter((need) => ledger.coverage(t.process, need, t.start, t.until) !== 'proven')
}
