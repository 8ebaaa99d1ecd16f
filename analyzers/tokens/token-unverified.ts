// https://www.rfc-editor.org/rfc/rfc8725#section-2.1: `alg: none` and unverified signatures

import { accepted, acceptedTwin } from '../../src/facts/accepted.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'token-unverified',
  title: 'A token was accepted without its signature being verified',
  severity: 'error',
  step: 2,
  suspect: 'token',
  needs: [],
  trigger: { digest: ['tokenForgeable'] },
  *check({ toolCall: t, ledger }: Case): Iterable<Draft> {
    const { token } = t
    if (!token || !accepted(t)) return
    const none = token.alg?.toLowerCase() === 'none'
    const twin = none ? undefined : acceptedTwin(t, ledger)
    if (!none && !twin) return
    yield {
      message: none
        ? 'A token without signature (alg "none") was accepted'
        : 'A token and its copy with another signature were both accepted: signatures are not verified',
      expected: 'a token whose signature does not fit is answered with 401',
      observed: none
        ? `alg "none", served${t.httpStatus ? ` with ${t.httpStatus}` : ''}`
        : `the same header and claims with two signatures (${token.alg}), which gives but one that is valid; both were served`,
      fix: 'Verify before reading claims: `jwtVerify(token, key, { algorithms: ["RS256"], issuer, audience })` (jose), with the algorithms listed. `decodeJwt`, `jwt.decode` and `options={"verify_signature": False}` verify nothing.',
      ...(t.negative && { severity: 'info' as const }),
      confidence: 'high',
      subject: [token.iss ?? t.service],
      evidence: [token.evidence, ...(twin ? [twin.evidence] : [])],
    }
  },
}
