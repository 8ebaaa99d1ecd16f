/** May it be said that a tool call asked nobody? One definition for rules and suspects. */
import { type Need, TRANSPORTS } from '../model/attributes.ts'
import type { Case } from '../model/tool-call.ts'

/** Transports that were not proven to be watched from start to end; "it called nobody" may be said only where there is none. */
export function unwatchedTransports({ toolCall: t, ledger }: Pick<Case, 'toolCall' | 'ledger'>): Need[] {
  return TRANSPORTS.filter((need) => ledger.coverage(t.process, need, t.start, t.until) !== 'proven')
}
