// Wordings: https://github.com/craftcms/aws-s3/issues/182 (S3), https://github.com/aws/aws-sdk-java-v2/issues/1649 (the others)

import { inLanguage } from '../../src/facts/language.ts'
import { asksForRole, mildness, quoted, refusalEvidence, refusedWith, sureness } from '../../src/facts/refusals.ts'
import { remedyOf } from '../../src/facts/remedies.ts'
import { bool } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callOn, describeIdentity, duration, identitySubject, secondTime } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'session-expired',
  title: 'The session had expired and was used on',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { errorCode: ['ExpiredToken', 'TokenRefreshRequired'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const refused = refusedWith(
      c,
      ['ExpiredToken', 'TokenRefreshRequired'],
      (call) =>
        call.operation !== 'AssumeRoleWithWebIdentity' && !/Token expired: current date/.test(call.errorMessage ?? ''),
    )
    const seen = new Set<string>()
    for (const call of refused) {
      const who = identitySubject(call.signedBy, c.toolCall.service)
      if (seen.has(who)) continue
      seen.add(who)
      const until = expiryOf(c, call)
      const expired = until !== undefined && until <= call.start
      yield {
        message: `${callOn(call)} was sent with an expired session${call.signedBy ? `, ${describeIdentity(call.signedBy)}` : ''}`,
        expected: 'a session is renewed before it expires',
        observed: `${quoted(call)}${until === undefined ? '' : `; the session was valid until ${secondTime(until)}, ${expired ? `${duration(call.start - until)} before the call` : 'later than the call: the clocks differ, or the SDK stretched it'}`}`,
        fix:
          remedyOf(call) ??
          (call.service === 'ECR' && /^(?:call)?$/.test(call.operation)
            ? 'What a registry gives lasts 12 hours: log in again before a pull or push (`aws ecr get-login-password`), or let docker-credential-ecr-login do it.'
            : asksForRole(call)
              ? 'The credentials that call STS have expired: give the server a provider that renews them (instance or container role, web identity file), not keys copied once.'
              : bool(call, R.presigned)
                ? 'The URL outlived the session that signed it: a presigned URL ends with its session, however long it was asked for. Make it when it is needed, with a session that lasts as long as the URL must.'
                : `${inLanguage(c, { nodejs: 'Pass the client a provider, not keys: `credentials: fromTemporaryCredentials({ params: { RoleArn } })` renews by itself; an object of accessKeyId, secretAccessKey and sessionToken is used until it fails', python: 'Give the client credentials that renew (`botocore.credentials.RefreshableCredentials`, or a profile with role_arn); what `assume_role` answered is used until it fails', other: 'Give the client a provider that assumes the role, which renews; keys that were copied once are used until they fail' })}. A cache of sessions must drop an entry some minutes before its Expiration.`),
        ...(renewed(c, call) ? { severity: 'info' as const } : mildness(c, call)),
        confidence: expired ? 'high' : sureness(call),
        subject: [who],
        evidence: refusalEvidence(call),
      }
    }
  },
}

/** The server took the refusal as a reason to renew: the same call succeeded with another session. */
function renewed({ calls }: Case, refused: Call): boolean {
  return calls.some(
    (call) =>
      call.outcome === 'ok' &&
      call.operation === refused.operation &&
      call.start >= refused.start &&
      call.signedBy?.key !== refused.signedBy?.key,
  )
}

function expiryOf({ ledger }: Case, call: Call): number | undefined {
  const key = call.signedBy?.key
  return call.signedBy?.expires ?? (key ? ledger.issuer(key, call.start)?.until : undefined)
}
