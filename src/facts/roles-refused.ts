/** Roles that a process asked for outside of any request, and never got. */
import type { Call } from '../model/call.ts'
import { oncePer, oncePerProcess } from '../model/once-per.ts'
import type { Case } from '../model/tool-call.ts'
import { assumeRoleCalls, dataCalls, signedByBase } from './signing.ts'

/**
 * The refusal that a request stands under: its process had asked for a role, at its start or in a thread or task of its own, and was
 * refused each time; the request asks for none itself, promises none, and its calls are signed by the process's own identity.
 */
export const refusedBeside: (c: Case) => Call | undefined = oncePer((c) => {
  const { toolCall: t, ledger } = c
  if (t.kind === 'process' || t.expectedRole || assumeRoleCalls(c).length) return undefined
  const base = dataCalls(c).filter((call) => signedByBase(call, ledger))
  const last = base.at(-1)
  return last && refusedOutside(ledger, t.process).find((call) => (call.end ?? call.start) <= last.start)
})

/** Refused outside of any tool call, of a role that the process got at no time; nothing where it got any role. */
const refusedOutside = oncePerProcess((ledger, process) => {
  const asked = ledger.assumeRoleCalls.filter((call) => call.process === process)
  if (asked.length === 0 || asked.some(({ outcome }) => outcome !== 'error')) return []
  const served = new Set(
    ledger.toolCalls.flatMap((t) => (t.process === process && t.kind !== 'process' ? (t.traceId ?? []) : [])),
  )
  return asked.filter((call) => call.seenAs !== 'log' && !served.has(call.traceId) && !ledger.healed(call))
})
