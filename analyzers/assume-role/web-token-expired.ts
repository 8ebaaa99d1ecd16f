// Wording: https://github.com/awslabs/aws-orbit-workbench/issues/771

import { inLanguage } from '../../src/facts/language.ts'
import { mildness, quoted, refusalEvidence, refusedWith, roleAsked, sureness } from '../../src/facts/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { duration } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'web-token-expired',
  title: 'The web identity token had expired',
  severity: 'error',
  step: 3,
  suspect: 'token',
  needs: [],
  trigger: { errorCode: ['ExpiredToken', 'InvalidIdentityToken'] },
  effectOf: ['renewal-failed'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const expired = refusedWith(
      c,
      ['ExpiredToken', 'InvalidIdentityToken'],
      (call) =>
        (call.operation === 'AssumeRoleWithWebIdentity' && call.errorCode === 'ExpiredToken') ||
        /Token expired: current date|Token too old|web identity token.{0,200}expired/i.test(call.errorMessage ?? ''),
    )
    for (const call of expired) {
      const role = roleAsked(c, call)
      const times = /current date\/time ?(\d+) must be before the expiration date\/time ?(\d+)/.exec(
        call.errorMessage ?? '',
      )
      const late = times && (Number(times[1]) - Number(times[2])) * 1e6
      yield {
        message: `The web identity token for ${role} had expired${late ? ` ${duration(late)} before` : ''}`,
        expected: 'a token that is still valid is sent to STS',
        observed: quoted(call),
        fix: `Read the token again for each AssumeRoleWithWebIdentity: Kubernetes and CI renew the file. ${inLanguage(c, { nodejs: 'AWS SDK for JavaScript: `fromTokenFile()` reads AWS_WEB_IDENTITY_TOKEN_FILE each time, `fromWebToken({ webIdentityToken })` keeps a string from the start', python: 'boto3’s own provider (AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN) does so; a string passed to `assume_role_with_web_identity` does not', other: 'The SDK’s own provider (AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN) does so' })}.`,
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}
