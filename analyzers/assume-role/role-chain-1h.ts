// Wording: https://github.com/99designs/aws-vault/issues/263

import {
  mildness,
  quoted,
  refusalEvidence,
  refusedWith,
  roleAsked,
  sureness,
  worded,
} from '../../src/facts/refusals.ts'
import { num } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { describeIdentity } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'role-chain-1h',
  title: 'A chained role lasts one hour at most',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { errorCode: ['ValidationError', 'Validation'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const refused = refusedWith(
      c,
      ['ValidationError', 'Validation'],
      worded(/1 hour session limit for roles assumed by role chaining/),
    )
    for (const call of refused) {
      const role = roleAsked(c, call)
      const seconds = num(call, R.stsDuration)
      const by = call.signedBy ? `; called by ${describeIdentity(call.signedBy)}` : ''
      yield {
        message: `${role} was asked for ${seconds ? `${seconds} s` : 'more than one hour'} from a session of another role`,
        expected: 'a role that is assumed with another role’s session lasts at most 3600 s',
        observed: `${quoted(call)}${by}`,
        fix: 'Set `DurationSeconds: 3600` (or leave it out) and renew, or call AssumeRole with credentials that are no role’s session: web identity straight to this role lasts up to its MaxSessionDuration.',
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}
