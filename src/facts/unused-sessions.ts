/** Sessions that a process asked STS for and never signed with, while its own identity went on to data. */
import type { Call } from '../model/call.ts'
import { oncePer, oncePerProcess } from '../model/once-per.ts'
import type { Case, Ledger } from '../model/tool-call.ts'
import { servesUnseen } from './callers-unseen.ts'
import { isRefused } from './refusals.ts'
import { assumeRoleCalls, dataCalls, isInfrastructure, signedByBase, usedKeys } from './signing.ts'

export interface UnusedSession {
  role: string
  /** The AssumeRole that was granted. */
  by: Call
  /** What the process's own identity signed afterwards. */
  calls: readonly Call[]
}

/**
 * Of a tool call (or of a script, which serves nobody) that no role is expected of: the role that it asked for itself, or its process at its start, outside any request, where
 * no session of that role ever signed anything. Where requests ask for sessions that others are to use, one that was asked for elsewhere
 * proves nothing. What the server keeps for itself (queues, secrets, tables) is its own identity's.
 */
export const unusedSession: (c: Case) => UnusedSession | undefined = oncePer((c) => {
  const { toolCall: t, ledger } = c
  if (t.expectedRole || t.token?.role || t.unread) return undefined
  if (t.kind === 'process' && (serves(ledger, t.process) || servesUnseen(c))) return undefined
  const base = dataCalls(c).filter((call) => signedByBase(call, ledger) && !isInfrastructure(call))
  if (base.length === 0 || !(isWholly(c) || (base.some(isRefused) && signersTold(ledger, t.process)))) return undefined
  const own = assumeRoleCalls(c)
  const asked = own.length ? own : atStart(ledger, t.process)
  for (const by of asked) {
    if (by.outcome !== 'ok' || !by.issued || !by.roleArn) continue
    const calls = base.filter((call) => call.start >= (by.end ?? by.start))
    if (calls.length && !hasSigned(ledger, t.process).has(by.roleArn)) return { role: by.roleArn, by, calls }
  }
  return undefined
})

/** Every call of the process was looked at, and none of its children's was missed; or who signed is told of each. */
function isWholly({ toolCall: t, ledger }: Case): boolean {
  if (signersTold(ledger, t.process) === 'all') return true
  const gap = ledger.gap(t.process)
  return (
    ledger.coverage(t.process, 'signing-keys', 0, t.until) === 'proven' && gap?.unwatched === 0 && gap.dropped === 0
  )
}

/**
 * Spans hold every call that is known of a process, and CloudTrail says of each who signed it; or of all but those to what a server keeps
 * for itself, which trails seldom hold.
 */
const signersTold = oncePerProcess((ledger, process): 'all' | 'data' | undefined => {
  // Where it was recorded, the recording says what it missed.
  if (ledger.gap(process)) return undefined
  const sent = ledger
    .callsDuring(process, 0, Number.POSITIVE_INFINITY)
    .filter((call) => call.kind === 'aws' && call.sent !== false)
  if (sent.length === 0 || sent.some(({ seenAs }) => seenAs !== 'sdk' && seenAs !== 'http')) return undefined
  const untold = sent.filter(({ signedBy }) => signedBy === undefined)
  return untold.length === 0 ? 'all' : untold.every(isInfrastructure) ? 'data' : undefined
})

/** What it does outside any request may be for those to come. */
const serves = oncePerProcess((ledger, process) =>
  ledger.toolCalls.some((t) => t.process === process && t.kind !== 'process'),
)

/** Granted before the process's first request came. */
const atStart = oncePerProcess((ledger, process) => {
  const first = ledger.toolCalls.reduce(
    (least, t) => (t.process === process && t.kind !== 'process' ? Math.min(least, t.start) : least),
    Number.POSITIVE_INFINITY,
  )
  return ledger.assumeRoleCalls.filter((call) => call.process === process && (call.end ?? call.start) <= first)
})

/** Roles of a process that any call, or any tool call of the run, was signed as. */
const hasSigned = oncePerProcess((ledger, process) => {
  const keys = new Set(ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).map((call) => call.signedBy?.key))
  return new Set(
    ledger.assumeRoleCalls.flatMap((by) =>
      by.process === process && by.issued && by.roleArn && isUsed(by.issued.key, keys, ledger) ? [by.roleArn] : [],
    ),
  )
})

function isUsed(key: string, here: ReadonlySet<string | undefined>, ledger: Ledger): boolean {
  return here.has(key) || usedKeys(ledger).has(key)
}
