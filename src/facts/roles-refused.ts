/** Roles that a process asked for outside of any request, and never got, or could not renew. */
import { sameRole } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { oncePer, oncePerProcess } from '../model/once-per.ts'
import type { Case } from '../model/tool-call.ts'
import { assumeRoleCalls, dataCalls, signedByBase } from './signing.ts'

/**
 * The refusal that a request stands under: its process had asked for a role, at its start or in a thread or task of its own, and was
 * refused each time, or from some time on; the request asks for none itself, promises none, and its calls are signed by the process's own identity.
 */
export const refusedBeside: (c: Case) => Call | undefined = oncePer((c) => {
  const { toolCall: t, ledger } = c
  if (t.kind === 'process' || t.expectedRole || assumeRoleCalls(c).length) return undefined
  const base = dataCalls(c).filter((call) => signedByBase(call, ledger))
  const last = base.at(-1)
  return (
    last &&
    refusedOutside(ledger, t.process).find((call) => (call.end ?? call.start) <= last.start && wasMeant(call, c))
  )
})

/** Where the process had the role before, runs of this tool show whether they are meant to run as it. */
function wasMeant({ roleArn, start }: Call, { toolCall: t, ledger }: Case): boolean {
  const had = new Set(roleArn ? [...ledger.sessions(roleArn, 0, start, t.process)].map(({ key }) => key) : [])
  return (
    had.size === 0 ||
    ledger
      .runsOf(t)
      .some((run) => run.process === t.process && run.start < start && run.keys.some((key) => had.has(key)))
  )
}

/** Refused outside of any tool call, of a role that the process got at no time, or had and could not renew; nothing where it got another. */
const refusedOutside = oncePerProcess((ledger, process) => {
  const asked = ledger.assumeRoleCalls.filter((call) => call.process === process)
  const granted = asked.filter(({ outcome }) => outcome !== 'error')
  const served = new Set(
    ledger.toolCalls.flatMap((t) => (t.process === process && t.kind !== 'process' ? (t.traceId ?? []) : [])),
  )
  return asked.filter(
    (call) =>
      call.outcome === 'error' &&
      call.seenAs !== 'log' &&
      !served.has(call.traceId) &&
      !ledger.healed(call) &&
      granted.every((before) => before.start < call.start && isSameAsked(before, call)),
  )
})

function isSameAsked({ roleArn: one }: Call, { roleArn: other }: Call): boolean {
  return one !== undefined && other !== undefined && sameRole(one, other)
}
