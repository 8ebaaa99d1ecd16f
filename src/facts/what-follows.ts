/** What follows from a failure that rules of data calls judge, where the call was for credentials: whoever asked got none. */
import { givesCredentials } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import type { Draft } from '../model/rule.ts'

export function followsFrom(calls: readonly Call[]): Pick<Draft, 'causes'> {
  return calls.some(({ operation }) => givesCredentials(operation))
    ? { causes: ['session-missing', 'provider-failed'] }
    : {}
}
