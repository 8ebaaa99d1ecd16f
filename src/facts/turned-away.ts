/** Every caller with a token was turned away by the server itself, though no token had run out: who is at fault, server or issuer, is open. */
import { totalOf } from '../model/alike.ts'
import { oncePer } from '../model/once-per.ts'
import type { Doubt } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'
import { type TokenReason, tokenRefusalIn } from '../vocabulary/token-refusals.ts'
import { accepted } from './accepted.ts'
import { refusesToken, SETTLE } from './tokens-refused.ts'

/** One alone, of which no reason is known, may be a look whether anybody is turned away. */
const SEVERAL = 2

export const turnedAway = oncePer((cases: readonly Case[]): Doubt | undefined => {
  // Whoever let one in knows how to tell tokens apart.
  const open = new Set(cases.flatMap(({ toolCall: t }) => (t.token && accepted(t) ? [t.token.process] : [])))
  const refused = cases.filter((c) => isTurnedAway(c) && !open.has(c.toolCall.token!.process))
  const [first] = refused
  if (!first || refused.some(({ logs }) => logs.some(refusesToken))) return undefined
  const told = refused.map(({ toolCall }) => toolCall.token!.refusedAs).find((words) => words !== undefined)
  const tools = new Set(refused.map(({ toolCall }) => toolCall))
  if (told === undefined && totalOf(tools) < SEVERAL) return undefined
  const reason = told === undefined ? undefined : reasonIn(told)
  const named = (of: 'aud' | 'iss') => list([...new Set(refused.flatMap(({ toolCall: t }) => t.token![of] ?? []))], 3)
  const [aud, iss] = [named('aud'), named('iss')]
  const whose = [aud && `audience ${aud}`, iss && `issuer ${iss}`].filter(Boolean).join(', ')
  return {
    kind: 'tokens-refused',
    says: `${first.toolCall.service} turned away ${count(totalOf(tools), 'request')} with ${first.toolCall.httpStatus}, all that brought a token${whose ? ` (${whose})` : ''}, though none had expired${told === undefined ? '' : `: “${told}”`}.`,
    settleBy: reason
      ? SETTLE[reason]
      : 'compare `aud` and `iss` of the token (`rolecall jwt <token>`) with the audience and the issuer that the server is configured to expect, and the key and algorithm by which it verifies',
    toolCalls: refused.map(({ toolCall }) => toolCall.id),
    toolCallsTotal: totalOf(tools),
    evidence: refused.slice(0, 3).map(({ toolCall }) => toolCall.token!.evidence),
  }
})

/** Refused for what it is, not for its age, and not as the tampered twin of another. */
function isTurnedAway({ toolCall: t, ledger }: Case): boolean {
  const { token, httpStatus, negative } = t
  if (!token || negative || token.fingerprint === undefined || !(httpStatus === 401 || httpStatus === 403)) return false
  if (httpStatus === 403 && token.refusedAs === undefined) return false
  return !hasExpired(t) && ledger.twinsOf(token).length === 0
}

function hasExpired({ token, start }: ToolCall): boolean {
  return (token?.exp !== undefined && token.exp * 1e6 < start) || /expired/i.test(token?.refusedAs ?? '')
}

/** joserfc and Authlib name the claim alone. */
function reasonIn(words: string): TokenReason | undefined {
  const claim = /\bclaim:? ["']?(aud|iss)\b/i.exec(words)?.[1]?.toLowerCase()
  return tokenRefusalIn(words) ?? (claim === 'aud' ? 'audience' : claim === 'iss' ? 'issuer' : undefined)
}
