// https://github.com/ansible-collections/amazon.aws/pull/2778; IAM's own CreateRole and PutRolePolicy use the same code
import {
  asksForRole,
  mildness,
  quoted,
  refusalEvidence,
  refusedWith,
  roleAsked,
  sureness,
} from '../../src/facts/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'malformed-session-policy',
  title: 'The session policy is not a valid policy',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { errorCode: ['MalformedPolicyDocument'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['MalformedPolicyDocument'], asksForRole)) {
      const role = roleAsked(c, call)
      yield {
        message: `The session policy sent with ${call.operation} of ${role} is malformed`,
        expected: 'the `Policy` parameter is valid JSON in the policy language',
        observed: quoted(call),
        fix: 'Validate what the server builds: `aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://policy.json`. Common slips: an unexpanded template, a value that is not a list of ARNs, a Principal (session policies have none).',
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}
