// Wording: https://github.com/aws-actions/configure-aws-credentials/issues/721

import {
  mildness,
  quoted,
  refusalEvidence,
  refusedWith,
  roleAsked,
  sureness,
  worded,
} from '../../src/facts/refusals.ts'
import { roleOf } from '../../src/model/aws.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'oidc-provider-missing',
  title: 'The account does not know the token’s issuer',
  severity: 'error',
  step: 3,
  suspect: 'trust',
  needs: [],
  trigger: { errorCode: ['InvalidIdentityToken'] },
  effectOf: ['role-refused', 'renewal-failed'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['InvalidIdentityToken'], worded(/No OpenIDConnect provider found/))) {
      const issuer =
        /account for ([^\s"'`\\]+?)[.,]?(?:[\s"'`\\]|$)/.exec(call.errorMessage ?? '')?.[1] ?? 'the token’s issuer'
      const role = roleAsked(c, call)
      const account = roleOf(role)?.account
      yield {
        message: `${account ? `Account ${account}` : 'The role’s account'} has no OIDC provider for ${issuer}`,
        expected: `an OIDC provider for ${issuer} in the account of ${role}`,
        observed: quoted(call),
        fix: `In account ${account ?? 'of the role'} run \`aws iam create-open-id-connect-provider --url ${issuer} --client-id-list <aud>\`. The URL must equal the token's \`iss\` to the letter (scheme, path, no trailing slash), and the STS endpoint must be of the role's partition${call.region ? ` (asked: ${call.region})` : ''}.`,
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role, issuer],
        evidence: refusalEvidence(call),
      }
    }
  },
}
