import { dataCalls, isOwnBusiness, issuedBySts } from '../../src/facts/signing.ts'
import { sameRole } from '../../src/model/aws.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case, Token } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'tenant-key-shared',
  title: 'One access key served callers with different roles',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { expectedRole: true, callKind: 'aws' },
  explains: ['empty-result-wrong-identity', 'hollow-pass-wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { ledger, toolCall: t } = c
    const own = t.token?.role
    if (!own || !t.token?.fingerprint) return
    const seen = new Set<string>()
    for (const call of dataCalls(c)) {
      const key = call.signedBy?.key
      // A role's session that serves another role's caller is role-cache-collision or identity-mismatch.
      if (!key || seen.has(key) || call.signedBy?.kind === 'none' || issuedBySts(call, ledger)) continue
      if (isOwnBusiness(call, c)) continue
      seen.add(key)
      const others = ledger
        .tokensUsing(key)
        .map((fingerprint) => ledger.tokenOf(fingerprint))
        .filter((token): token is Token => !!token?.role && !sameRole(token.role, own))
      if (others.length === 0) continue
      const roles = [...new Set([own, ...others.map((token) => token.role!)])].sort()
      yield {
        message: `${describeIdentity(call.signedBy!)} signed for callers of ${roles.length} different roles`,
        expected: 'callers whose tokens name different roles are served under different keys',
        observed: `the same key signed for tokens that name ${list(roles, 4)}`,
        fix: 'Make the credentials per caller: assume each token’s role, and put role, external id, session policy and tags into the key under which credentials or clients are cached.',
        confidence: 'high',
        subject: [identitySubject(call.signedBy, t.service)],
        evidence: [...(t.token ? [t.token.evidence] : []), ...others.map((token) => token.evidence), call.evidence],
      }
    }
  },
}
