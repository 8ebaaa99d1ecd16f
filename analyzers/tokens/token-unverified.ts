// https://www.rfc-editor.org/rfc/rfc8725#section-2.1: `alg: none` and unverified signatures

import { accepted, acceptedTwin } from '../../src/facts/accepted.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { addressOf } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'token-unverified',
  title: 'A token was accepted without its signature being verified',
  severity: 'error',
  step: 2,
  suspect: 'token',
  needs: [],
  trigger: { digest: ['tokenForgeable', 'callFailed'] },
  *check(c: Case): Iterable<Draft> {
    const { token, negative, service } = c.toolCall
    if (!token || !accepted(c.toolCall)) return
    const found = forged(c) ?? withoutKeys(c)
    if (!found) return
    yield {
      expected: 'a token whose signature does not fit is answered with 401',
      fix: 'Verify before reading claims: `jwtVerify(token, key, { algorithms: ["RS256"], issuer, audience })` (jose), with the algorithms listed. `decodeJwt`, `jwt.decode` and `options={"verify_signature": False}` verify nothing.',
      confidence: 'high',
      subject: [token.iss ?? service],
      ...found,
      ...(negative && { severity: 'info' as const }),
    }
  },
}

type Found = Pick<Draft, 'message' | 'observed' | 'evidence'> & Partial<Draft>

/** Nobody signed it, or one of two signatures is none. */
function forged({ toolCall: t, ledger }: Case): Found | undefined {
  const token = t.token!
  const none = token.alg?.toLowerCase() === 'none'
  const twin = none ? undefined : acceptedTwin(t, ledger)
  if (!none && !twin) return undefined
  return {
    message: none
      ? 'A token without signature (alg "none") was accepted'
      : 'A token and its copy with another signature were both accepted: signatures are not verified',
    observed: none
      ? `alg "none", served${t.httpStatus ? ` with ${t.httpStatus}` : ''}`
      : `the same header and claims with two signatures (${token.alg}), which gives but one that is valid; both were served`,
    evidence: [token.evidence, ...(twin ? [twin.evidence] : [])],
  }
}

/** https://www.rfc-editor.org/rfc/rfc8414#section-2 (jwks_uri), and the paths of Keycloak, Okta, Entra ID and Google. */
const KEY_SET =
  /\/\.well-known\/[\w.-]{1,60}$|\/jwks(?:\.json)?$|\/protocol\/openid-connect\/certs$|\/(?:oauth2|discovery)\/v[\d.]{1,4}\/(?:keys|certs)$/

/** The issuer's keys were asked for while it was served, and did not come. */
function withoutKeys({ calls, toolCall: t }: Case): Found | undefined {
  const token = t.token!
  const asked = calls.filter((call) => KEY_SET.test(call.path ?? '') && token.iss && isOf(token.iss, call))
  const last = asked.at(-1)
  if (!last || asked.some(({ outcome }) => outcome !== 'error')) return undefined
  return {
    message: `The keys of ${token.iss} could not be fetched (${last.httpStatus ?? last.errorCode ?? 'no answer'}), and a token of it was accepted all the same: its signature was not verified, or by keys from before`,
    expected: 'a token whose issuer’s keys cannot be had is refused, or verified by keys that were fetched before',
    observed: `${last.path} failed ${asked.length === 1 ? 'once' : `${asked.length} times`} and was never answered in this request, which was served${t.httpStatus ? ` with ${t.httpStatus}` : ''}`,
    severity: 'warning',
    confidence: 'medium',
    evidence: [token.evidence, ...asked.map((call) => call.evidence)],
  }
}

function isOf(issuer: string, call: Call): boolean {
  return issuer.replace(/^https?:\/\//, '').split('/')[0] === addressOf(call)
}
