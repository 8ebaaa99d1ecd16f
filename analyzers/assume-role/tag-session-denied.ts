// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required

import { widen } from '../../src/facts/grants.ts'
import {
  callerOf,
  mildness,
  quoted,
  refusalEvidence,
  refusedWith,
  roleAsked,
  sureness,
  trustedPrincipal,
  worded,
} from '../../src/facts/refusals.ts'
import { text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** What https://github.com/aws-actions/configure-aws-credentials adds unasked. */
const ACTIONS_TAGS = /\b(GitHub|Repository|Workflow|Action|Actor|Branch|Commit)\b/

export const rule: Rule = {
  id: 'tag-session-denied',
  title: 'The session tags were refused, not the role',
  severity: 'error',
  step: 3,
  suspect: 'trust',
  needs: [],
  trigger: { errorCode: ['AccessDenied'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['AccessDenied'], worded(/sts:TagSession/))) {
      const role = roleAsked(c, call)
      const tags = text(call, R.stsTagKeys)
      const caller = callerOf(call)
      const allow = (principal: string) =>
        `Allow it in the role's trust policy, ${JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: ['sts:AssumeRole', 'sts:TagSession'] })}, or send no \`Tags\`.`
      yield {
        message: `${caller ?? 'The caller'} may not tag the session of ${role} (sts:TagSession)`,
        expected: `${role} lets its caller pass session tags, or none are passed`,
        observed: `${quoted(call)}${tags ? `; tags in the request: ${tags}` : ''}`,
        fix:
          widen(c, call, allow, `may assume and tag ${role}`) +
          (tags && ACTIONS_TAGS.test(tags)
            ? ' aws-actions/configure-aws-credentials adds these tags by itself: `role-skip-session-tagging: true` leaves them out.'
            : ''),
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role, caller ? trustedPrincipal(caller) : 'unknown caller'],
        evidence: refusalEvidence(call),
      }
    }
  },
}
