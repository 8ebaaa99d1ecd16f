/** What a tool call used that belongs to another caller: a session, a key, a token. */
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { sameRole } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case, Issue, Token } from '../model/tool-call.ts'
import { dataCalls, isOwnBusiness, issuedBySts } from './signing.ts'

export interface OthersSession {
  call: Call
  issue: Issue
  /** Whose request the session was issued for. */
  owner: Token
  /** Keys of the session's tags, where these alone make it the other caller's. */
  tags?: string
}

/**
 * Calls that were signed by a session issued for another caller's token. The same role for two callers is a design; tags
 * on its session make it the first caller's alone.
 */
export const othersSessions: (c: Case) => readonly OthersSession[] = oncePer((c) => {
  const ownToken = c.toolCall.token
  if (!ownToken?.fingerprint || !ownToken.role) return []
  return dataCalls(c).flatMap((call) => {
    const issue = issuedBySts(call, c.ledger)
    if (!issue?.token || issue.token === ownToken.fingerprint) return []
    const owner = c.ledger.tokenOf(issue.token)
    if (!owner?.role) return []
    const tags = text(issue.by, R.stsTagKeys)
    if (!sameRole(owner.role, ownToken.role)) return [{ call, issue, owner }]
    return tags && owner.sub !== ownToken.sub ? [{ call, issue, owner, tags }] : []
  })
})

export interface SharedKey {
  /** The first call that it signed here. */
  call: Call
  /** Tokens of other roles for whose requests it signed too. */
  others: readonly Token[]
}

/** Keys, other than roles' sessions, that signed for callers whose tokens name other roles as well. */
export const sharedKeys: (c: Case) => readonly SharedKey[] = oncePer((c) => {
  const { ledger, toolCall: t } = c
  const ownRole = t.token?.role
  if (!ownRole || !t.token?.fingerprint) return []
  const seen = new Set<string>()
  return dataCalls(c).flatMap((call) => {
    const key = call.signedBy?.key
    if (!key || seen.has(key) || call.signedBy?.kind === 'none' || issuedBySts(call, ledger)) return []
    if (isOwnBusiness(call, c)) return []
    seen.add(key)
    const others = ledger
      .tokensUsing(key)
      .map((fingerprint) => ledger.tokenOf(fingerprint))
      .filter((token): token is Token => !!token?.role && !sameRole(token.role, ownRole))
    return others.length ? [{ call, others }] : []
  })
})

/** Whose token a call to another service carried, where it is that of another caller's request. A token of the service's own, or an exchanged one, is nobody's. */
export function tokenOwner(call: Call, { toolCall, ledger }: Case): Token | undefined {
  const ownToken = toolCall.token
  const carried = call.auth?.token
  if (!ownToken?.fingerprint || !carried || carried === ownToken.fingerprint) return undefined
  const owner = ledger.tokenOf(carried)
  return owner && (owner.sub === undefined || owner.sub !== ownToken.sub) ? owner : undefined
}
