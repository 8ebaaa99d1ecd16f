// Wording: https://github.com/aws/aws-cli/issues/7194; codes: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html

import { mildness, quoted, refusalEvidence, refusedWith, roleAsked, sureness } from '../../src/facts/refusals.ts'
import { sameRole } from '../../src/model/aws.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'idp-keys-unreachable',
  title: 'STS could not fetch the issuer’s keys',
  severity: 'error',
  step: 3,
  suspect: 'network',
  needs: [],
  trigger: { errorCode: ['IDPCommunicationError', 'InvalidIdentityToken'] },
  effectOf: ['renewal-failed'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const failed = refusedWith(
      c,
      ['IDPCommunicationError', 'InvalidIdentityToken'],
      (call) =>
        call.errorCode === 'IDPCommunicationError' || /retrieve verification key/i.test(call.errorMessage ?? ''),
    )
    for (const call of failed) {
      const role = roleAsked(c, call)
      const worked = c.ledger.assumeRoleCalls.some(
        (other) =>
          other.operation === 'AssumeRoleWithWebIdentity' &&
          other.outcome === 'ok' &&
          // The issuer is named by neither: a server has one, and so has a role as a rule.
          (other.process === call.process || sameRole(other.roleArn, role)),
      )
      yield {
        message: `STS could not fetch the identity provider's keys for ${role}`,
        expected: 'the issuer’s discovery document and JWKS answer STS quickly',
        observed: `${quoted(call)}; ${worked ? 'other such calls of the run worked' : 'no such call of the run worked'}`,
        fix: worked
          ? 'It is sporadic: retry AssumeRoleWithWebIdentity with backoff. Not every SDK does so by itself for this code.'
          : 'Check that `<issuer>/.well-known/openid-configuration` and its `jwks_uri` answer from the internet, with a certificate from a public authority, within seconds.',
        ...(worked && { severity: 'warning' as const }),
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}
