/** What a tool call used that belongs to another caller: a session, a key, a token. */
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { sameRole } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case, Issue, Ledger, Token, ToolCall } from '../model/tool-call.ts'
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
    const role = issue.role ?? owner.role
    // Asked for in the other's request, and not as a role of the other's token: whose it is nobody can tell by that.
    if (!names(owner, role)) return []
    const tags = text(issue.by, R.stsTagKeys)
    if (!names(ownToken, role)) return [{ call, issue, owner }]
    return tags && owner.sub !== ownToken.sub ? [{ call, issue, owner, tags }] : []
  })
})

/** Of the roles of a token any will do. */
function names(token: Token, role: string): boolean {
  return (token.roles ?? [token.role]).some((one) => sameRole(one, role))
}

export interface NamedSession {
  call: Call
  issue: Issue
  /** As the session is named after, and who is served instead. */
  owner: string
  served: string
  /** How the two are told apart. */
  by: 'tenant' | 'path' | 'subject' | 'caller'
}

/**
 * Calls that were signed by a session which was issued in another request, and is named after its caller: after the tenant or subject of
 * its token or of a header, whom the server says that it served, or the one part of its path in which the two requests differ. Where tokens name roles, those tell.
 */
export const sessionsNamedForOthers: (c: Case) => readonly NamedSession[] = oncePer((c) => {
  const { toolCall: t, ledger } = c
  if (t.kind === 'process' || t.token?.role) return []
  return dataCalls(c).flatMap((call) => {
    const issue = issuedBySts(call, ledger)
    const name = issue?.by.sessionName
    if (!issue || !name || issue.by.traceId === call.traceId) return []
    const asker = servedIn(ledger).get(issue.by.traceId)
    if (!asker || asker === t || asker.token?.role) return []
    const told = differences(asker, t).find(({ owner, served, by }) =>
      by === 'caller' ? isSame(name, owner) : isNamed(name, owner) && !isNamed(name, served),
    )
    return told ? [{ call, issue, ...told }] : []
  })
})

/** The one request or tool call of each trace. */
const servedIn = oncePer(
  ({ toolCalls }: Ledger) =>
    new Map(toolCalls.flatMap((t) => (t.kind !== 'process' && t.traceId ? [[t.traceId, t] as const] : []))),
)

function differences(asker: ToolCall, t: ToolCall): Pick<NamedSession, 'owner' | 'served' | 'by'>[] {
  const [theirs, own] = [asker.tool.split('/'), t.tool.split('/')]
  const apart = theirs.length === own.length ? theirs.flatMap((part, at) => (part === own[at] ? [] : at)) : []
  return [
    { owner: tenantOf(asker), served: tenantOf(t), by: 'tenant' as const },
    ...(apart.length === 1 ? [{ owner: theirs[apart[0]!], served: own[apart[0]!], by: 'path' as const }] : []),
    { owner: asker.token?.sub, served: t.token?.sub, by: 'subject' as const },
    { owner: asker.caller, served: t.caller, by: 'caller' as const },
  ].flatMap(({ owner, served, by }) => (owner && served && owner !== served ? [{ owner, served, by }] : []))
}

function tenantOf({ token, headerTenant }: ToolCall): string | undefined {
  return token?.tenant ?? headerTenant
}

/** Who is only said to be served is its owner where the session bears that name and no other: a part of a name may be anything. */
function isSame(session: string, name: string): boolean {
  return sessionPart(session) === sessionPart(name)
}

/** What may stand in a session's name. */
function sessionPart(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** `tenant-acme`, `acme@prod` are named after `acme`; `acme2` is not. */
function isNamed(session: string, after: string): boolean {
  const [name, part] = [session, after].map((one) => `-${sessionPart(one)}-`)
  return after.length > 1 && name!.includes(part!)
}

export interface SharedKey {
  /** The first call that it signed here. */
  call: Call
  /** Tokens of other roles for whose requests it signed too. */
  others: readonly Token[]
}

/** Keys, other than roles' sessions, that signed for callers whose tokens name other roles as well. */
export const sharedKeys: (c: Case) => readonly SharedKey[] = oncePer((c) => {
  const { ledger, toolCall: t } = c
  const ownToken = t.token
  if (!ownToken?.role || !ownToken.fingerprint) return []
  const seen = new Set<string>()
  return dataCalls(c).flatMap((call) => {
    const key = call.signedBy?.key
    if (!key || seen.has(key) || call.signedBy?.kind === 'none' || issuedBySts(call, ledger)) return []
    if (isOwnBusiness(call, c)) return []
    seen.add(key)
    const others = ledger
      .tokensUsing(key)
      .map((fingerprint) => ledger.tokenOf(fingerprint))
      .filter(
        (token): token is Token =>
          !!token?.role && !(token.roles ?? [token.role]).some((role) => names(ownToken, role)),
      )
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
