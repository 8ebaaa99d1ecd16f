/** The URL that a tool's answer hands out: who signed it, and whether the session token went with it; and calls without theirs. */
import { bool } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import type { Call, Identity } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case } from '../model/tool-call.ts'
import { signedAsRole } from './signing.ts'

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
  return signedAsRole(signed, t.expectedRole, ledger) === 'other' ? signer : undefined
})

/** A temporary key without its session token opens nothing. */
export function urlLacksToken({ toolCall: { answer } }: Case): boolean {
  return !!answer?.presignedBy?.startsWith('ASIA') && answer.presignedWithToken === false
}

/** A session's key that was copied without its token. */
export function lacksSessionToken(call: Call): boolean {
  return call.kind === 'aws' && call.signedBy?.kind === 'ASIA' && bool(call, R.sessionToken) === false
}
