// Wording: https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
import { mildness, quoted, refusalEvidence, refusedWith, sureness } from '../../src/facts/refusals.ts'
import { unfitScope } from '../../src/facts/signed-for.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callOn, describeIdentity, identitySubject } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'secret-mismatch',
  title: 'The signature does not fit the request',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { errorCode: ['SignatureDoesNotMatch', 'InvalidSignature'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const refused = refusedWith(
      c,
      ['SignatureDoesNotMatch', 'InvalidSignature'],
      (call) => !/Signature (expired|not yet current)/.test(call.errorMessage ?? '') && !unfitScope(call),
    )
    const seen = new Set<string>()
    for (const call of refused) {
      const who = identitySubject(call.signedBy, c.toolCall.service)
      if (seen.has(who)) continue
      seen.add(who)
      const accepted = c.calls.some(
        (other) => other.outcome === 'ok' && other.signedBy && other.signedBy.key === call.signedBy?.key,
      )
      yield {
        message: `The signature of ${callOn(call)} does not fit${call.signedBy ? ` (${describeIdentity(call.signedBy)})` : ''}`,
        expected: 'AWS computes the same signature from the request that it receives',
        observed: `${quoted(call)}; ${accepted ? 'other calls with the same key were accepted: the secret is right' : 'no call with this key was accepted'}`,
        fix: accepted
          ? 'Something changes the request after it is signed: a proxy or an agent that rewrites signed headers (host, content-type, x-amz-*), the path or the query. Compare SignedHeaders with what arrives; rolecall/register changes no header, but try without any agent first.'
          : 'The secret does not belong to the key: look for a copied pair that was mixed up, a trailing newline or space, or a `+` or `/` that was URL-decoded in AWS_SECRET_ACCESS_KEY.',
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [who],
        evidence: refusalEvidence(call),
      }
    }
  },
}
