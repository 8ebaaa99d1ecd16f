// Wordings: https://github.com/aws/containers-roadmap/issues/2413, and `Serialized token too large for session` in CloudTrail

import { mildness, quoted, refusalEvidence, refusedWith, roleAsked, sureness } from '../../src/facts/refusals.ts'
import { text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'packed-policy-too-large',
  title: 'Session policy and tags are too large',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { errorCode: ['PackedPolicyTooLarge'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['PackedPolicyTooLarge'])) {
      const role = roleAsked(c, call)
      const share = /consumes (\d+)\s?%/.exec(call.errorMessage ?? '')?.[1]
      const tags = text(call, R.stsTagKeys)
      yield {
        message: `The session policy and tags for ${role} are too large${share ? `: ${share} % of what STS allows` : ''}`,
        expected: 'session policy and tags together, packed, take at most 100 %',
        observed: `${quoted(call)}${tags ? `; tags in the request: ${tags}` : ''}`,
        fix: 'Send fewer or shorter session tags (transitive ones of the caller’s own session count too; EKS Pod Identity alone takes some 70 %), and move what is the same for all out of the session policy into a managed policy (`PolicyArns`). A retry does not help.',
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}
