import { sharedKeys } from '../../src/facts/other-callers.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'tenant-key-shared',
  title: 'One access key served callers with different roles',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['sharedKey'] },
  needsRole: {},
  effectOf: ['session-missing', 'role-passed-over', 'other-role'],
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const ownToken = c.toolCall.token
    for (const { call, others } of sharedKeys(c)) {
      const roles = [...new Set([ownToken!.role!, ...others.map((token) => token.role!)])].sort()
      yield {
        message: `${describeIdentity(call.signedBy!)} signed for callers of ${roles.length} different roles`,
        expected: 'callers whose tokens name different roles are served under different keys',
        observed: `the same key signed for tokens that name ${list(roles, 4)}`,
        fix: 'Make the credentials per caller: assume each token’s role, and put role, external id, session policy and tags into the key under which credentials or clients are cached.',
        confidence: 'high',
        subject: [identitySubject(call.signedBy, c.toolCall.service)],
        evidence: [ownToken!.evidence, ...others.map((token) => token.evidence), call.evidence],
      }
    }
  },
}
