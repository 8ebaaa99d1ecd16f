/** The URLs that a tool's answer hands out: who signed them, and whether the session token went along; and calls without theirs. */
import { bool } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { sameRole } from '../model/aws.ts'
import type { Call, Identity } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case, Ledger, Presigned } from '../model/tool-call.ts'
import { ownCalls, signedAsRole } from './signing.ts'

/** Does the answer hand out any? */
export function handsOut({ toolCall: { answer } }: Case): boolean {
  return !!answer?.presigned?.length
}

/** Who signed the first that another than the promised role signed. */
export const urlSignedByOther: (c: Case) => Identity | undefined = oncePer((c) => {
  const { toolCall: t, ledger } = c
  const role = t.expectedRole
  if (!role) return undefined
  const found = t.answer?.presigned?.find((url) => {
    // Signing a URL sends nothing: the answer's own time stands for the request's.
    const signed = {
      signedBy: signerOf(url, c),
      start: t.until,
      end: t.until,
      process: t.process,
      outcome: 'ok' as const,
    }
    return signedAsRole(signed, role, ledger) === 'other' && !isOfItsOwn(c, url) && !isOfNoCaller(url.by, c)
  })
  return found && signerOf(found, c)
})

function signerOf({ by: key }: Presigned, { calls }: Case): Identity {
  const kind = key.startsWith('AKIA') ? 'AKIA' : key.startsWith('ASIA') ? 'ASIA' : 'other'
  return calls.find((call) => call.signedBy?.key === key)?.signedBy ?? { key, kind, source: 'unknown' }
}

/** It opens another bucket than the role's session worked on in the same tool call: a picture of the server's own, say. */
function isOfItsOwn(c: Case, { by, bucket }: Presigned): boolean {
  const worked = ownCalls(c).flatMap((call) => call.bucket ?? [])
  const issue = c.ledger.issuer(by, c.toolCall.until)
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
export function urlWithoutToken({ toolCall: { answer } }: Case): Presigned | undefined {
  return answer?.presigned?.find(({ by, withToken }) => by.startsWith('ASIA') && withToken === false)
}

/** A session's key that was copied without its token. */
export function lacksSessionToken(call: Call): boolean {
  return call.kind === 'aws' && call.signedBy?.kind === 'ASIA' && bool(call, R.sessionToken) === false
}
