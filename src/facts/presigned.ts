/** The URL that a tool's answer hands out: who signed it, and whether the session token went with it; and calls without theirs. */
import { bool } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { sameRole } from '../model/aws.ts'
import type { Call, Identity } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case, Ledger } from '../model/tool-call.ts'
import { ownCalls, signedAsRole } from './signing.ts'

/** Who signed it; nothing where the answer has none. */
export const urlSigner: (c: Case) => Identity | undefined = oncePer(({ toolCall, calls }) => {
  const key = toolCall.answer?.presignedBy
  if (!key) return undefined
  const kind = key.startsWith('AKIA') ? 'AKIA' : key.startsWith('ASIA') ? 'ASIA' : 'other'
  const seen = calls.find((call) => call.signedBy?.key === key)?.signedBy
  return seen ?? { key, kind, source: 'unknown' }
})

/** Another than the role that the tool call promised. */
export const urlSignedByOther: (c: Case) => Identity | undefined = oncePer((c) => {
  const { toolCall: t, ledger } = c
  const signer = urlSigner(c)
  if (!signer || !t.expectedRole) return undefined
  // Signing a URL sends nothing: the answer's own time stands for the request's.
  const signed = { signedBy: signer, start: t.until, end: t.until, process: t.process, outcome: 'ok' as const }
  if (signedAsRole(signed, t.expectedRole, ledger) !== 'other') return undefined
  return isOfItsOwn(c, signer) || isOfNoCaller(signer.key, c) ? undefined : signer
})

/** It opens another bucket than the role's session worked on in the same tool call: a picture of the server's own, say. */
function isOfItsOwn(c: Case, signer: Identity): boolean {
  const bucket = c.toolCall.answer?.presignedBucket
  const worked = ownCalls(c).flatMap((call) => call.bucket ?? [])
  const issue = c.ledger.issuer(signer.key, c.toolCall.until)
  return bucket !== undefined && !issue?.token && worked.length > 0 && !worked.includes(bucket)
}

/** The server asked for a role that no caller's token names, and signs by it: links that must outlive a session have a role of their own. */
function isOfNoCaller(key: string, { toolCall: t, ledger }: Case): boolean {
  const issue = ledger.issuer(key, t.until)
  const role = issue?.role
  if (!role || issue.by.process !== t.process || !/^AssumeRole/.test(issue.by.operation)) return false
  return !rolesOfCallers(ledger).some((one) => sameRole(one, role))
}

/** The roles that tokens of the run name. */
const rolesOfCallers = oncePer(({ toolCalls }: Ledger) => [
  ...new Set(toolCalls.flatMap(({ expectedRole, token }) => [expectedRole ?? [], token?.roles ?? []].flat())),
])

/** A temporary key without its session token opens nothing. */
export function urlLacksToken({ toolCall: { answer } }: Case): boolean {
  return !!answer?.presignedBy?.startsWith('ASIA') && answer.presignedWithToken === false
}

/** A session's key that was copied without its token. */
export function lacksSessionToken(call: Call): boolean {
  return call.kind === 'aws' && call.signedBy?.kind === 'ASIA' && bool(call, R.sessionToken) === false
}
