import { servedAfterExpiry } from '../../src/facts/accepted.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { cut, duration, secondTime } from '../../src/model/text.ts'
import type { Case, Token } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'token-expired-accepted',
  title: 'A token that had expired was accepted',
  severity: 'error',
  step: 2,
  suspect: 'token',
  needs: [],
  trigger: { digest: ['tokenExpired'] },
  *check({ toolCall: t }: Case): Iterable<Draft> {
    const late = servedAfterExpiry(t)
    const { token } = t
    if (late === undefined || token?.exp === undefined) return
    yield {
      message: `A token${bearer(token)} that had expired ${duration(late)} before was accepted`,
      expected: 'an expired token is answered with 401',
      observed: `the token expired at ${secondTime(token.exp * 1e6)}; the request began at ${secondTime(t.start)} and was served${t.httpStatus ? ` with ${t.httpStatus}` : ''}`,
      fix: 'Verify `exp` where the token is read (jose: `jwtVerify` does by itself; `decodeJwt` and `ignoreExpiration: true` do not). If the server verifies, its clock is behind: compare it with NTP.',
      ...(t.negative && { severity: 'info' as const }),
      confidence: 'high',
      subject: [token.iss ?? t.service],
      evidence: [token.evidence],
    }
  },
}

/** Whose it is, as far as it says. */
function bearer({ sub, tenant, role }: Token): string {
  if (sub) return ` of ${cut(sub, 80)}${tenant && tenant !== sub ? ` (${cut(tenant, 80)})` : ''}`
  return tenant ? ` of ${cut(tenant, 80)}` : role ? ` for ${role}` : ''
}
