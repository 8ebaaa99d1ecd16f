/** A server refused tokens for whom they are for, or who made them, or could not check them, and says so in its log. */
import { totalOf } from '../model/alike.ts'
import { saidBy } from '../model/log-text.ts'
import type { LogRecord } from '../model/records.ts'
import type { Doubt, Finding } from '../model/report.ts'
import { count, cut } from '../model/text.ts'
import type { Case } from '../model/tool-call.ts'
import { type TokenReason, tokenRefusalIn } from '../vocabulary/token-refusals.ts'

const SAYS: Readonly<Record<Exclude<TokenReason, 'client'>, string>> = {
  audience: 'as made for another audience',
  issuer: 'as of an issuer that it does not accept',
  key: 'as signed by a key that is none of its issuer’s (JWKS)',
  keys: 'unchecked, for the keys of their issuer (JWKS) did not come',
}
export const SETTLE: Readonly<Record<TokenReason, string>> = {
  audience:
    'compare `aud` of the token (`rolecall jwt <token>`) with the audience that the server is configured to expect: either the client asks for a token for this server (its `resource` or scope), or the server’s setting is wrong',
  issuer:
    'compare `iss` of the token (`rolecall jwt <token>`) letter by letter with the issuer that the server is configured with',
  key: 'compare `iss` and `kid` of the token (`rolecall jwt <token>`) with the issuer that the server is configured with, and the keys that its JWKS lists: most often the token is of another issuer (another user pool, tenant or stage), else it is older than the last change of keys; whoever sent it must sign in again there',
  client:
    'look at how the client is registered with the issuer: one with a secret must send it (`client_secret_basic` or `client_secret_post`), a public one must be registered without; then its id, and the grant types that it may use',
  keys: 'ask for the JWKS address from where the server runs (`curl -v`): the way there (egress, proxy, DNS) or the address is wrong, and the tokens may be good',
}

/** Lines that refuse a token, which this doubt speaks of and no other. */
export function refusesToken(log: LogRecord): boolean {
  return tokenRefusalIn(saidBy(log)) !== undefined
}

export function tokensRefused(cases: readonly Case[], findings: readonly Finding[]): Doubt | undefined {
  const explained = new Set(findings.filter((one) => one.severity === 'error').flatMap((one) => one.toolCalls))
  const refused = cases
    .filter((c) => c.toolCall.outcome !== 'passed' && !c.toolCall.negative && !explained.has(c.toolCall.id))
    .flatMap((c) => c.logs.filter((log) => isLoud(log) && refusesToken(log)).map((log) => ({ c, log })))
  const [first] = refused
  if (!first) return undefined
  const reason = tokenRefusalIn(saidBy(first.log))!
  const { file, line } = first.log.evidence
  const words = saidBy(first.log).replace(/\s+/g, ' ').trim()
  return {
    kind: 'tokens-refused',
    says: `${reason === 'client' ? 'No token was issued, for the issuer refused the client' : `Tokens were refused ${SAYS[reason]}`} (${count(refused.length, 'line')}): ${file}${line === undefined ? '' : `:${line}`} “${cut(words, 240)}”.`,
    settleBy: SETTLE[reason],
    toolCalls: [...new Set(refused.map(({ c }) => c.toolCall.id))],
    toolCallsTotal: totalOf(new Set(refused.map(({ c }) => c.toolCall))),
    evidence: refused.slice(0, 3).map(({ log }) => log.evidence),
  }
}

function isLoud({ severity }: LogRecord): boolean {
  return severity === 'error' || severity === 'fatal'
}
