/** Which tool calls a rule looks at. */
import { digestSays } from '../../facts/digest/digest.ts'
import { saidBy, toldBy } from '../../model/log-text.ts'
import type { Trigger } from '../../model/rule.ts'
import type { Case } from '../../model/tool-call.ts'

export function triggered({ any, digest, outcome, errorCode, log, told }: Trigger, c: Case): boolean {
  if (any && !any.some((alternative) => triggered(alternative, c))) return false
  if (outcome && !outcome.includes(c.toolCall.outcome)) return false
  if (digest && !digest.some((field) => digestSays(field, c))) return false
  if (errorCode && !c.calls.some((call) => call.errorCode && errorCode.includes(call.errorCode))) return false
  if (log && !c.logs.some((record) => log.some((needle) => saidBy(record).includes(needle)))) return false
  if (told && !c.logs.some((record) => toldBy(record).some((cause) => told.includes(cause)))) return false
  return true
}
