// Wording: https://github.com/kreuzwerker/awsu/issues/27

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
import { roleOf } from '../../src/model/aws.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'duration-too-long',
  title: 'The session asked for is longer than the role allows',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { errorCode: ['ValidationError', 'Validation'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['ValidationError', 'Validation'], worded(/exceeds the MaxSessionDuration/))) {
      const role = roleAsked(c, call)
      const seconds = num(call, R.stsDuration)
      const requested = seconds === undefined ? 'The session' : `${seconds} s`
      yield {
        message: `${requested} for ${role} is longer than its MaxSessionDuration`,
        expected: `DurationSeconds is at most the MaxSessionDuration of ${role}`,
        observed: `${quoted(call)}${seconds === undefined ? '' : `; DurationSeconds was ${seconds}`}`,
        fix: `Lower \`DurationSeconds\` (3600 always works), or raise the role's limit: \`aws iam update-role --role-name ${roleOf(role)?.name ?? '<role>'} --max-session-duration ${seconds ?? '<seconds>'}\`.`,
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}
