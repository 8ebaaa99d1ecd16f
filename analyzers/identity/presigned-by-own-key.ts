import { inLanguage } from '../../src/facts/language.ts'
import { urlSignedByOther } from '../../src/facts/presigned.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { describeIdentity, identitySubject } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'presigned-by-own-key',
  title: 'A presigned URL of the server’s own key went to a caller with a role',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['presignedByOther'] },
  needsRole: { digest: ['presignedUnjudged'] },
  causes: ['wrong-url'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const role = t.expectedRole
    const signer = urlSignedByOther(c)
    if (!signer || !role) return
    yield {
      message: `${t.tool} handed out a URL signed by ${describeIdentity(signer)}, not by a session of ${role}`,
      expected: `a presigned URL allows what ${role} is allowed, and ends with its session`,
      observed: `the answer holds a presigned URL whose X-Amz-Credential is ${describeIdentity(signer)}`,
      fix: `Sign with the session: ${inLanguage(c, { nodejs: 'pass `credentials` to the S3Client that `getSignedUrl` is given', python: '`session.client("s3").generate_presigned_url`, of the session of the role', other: 'make the URL with a client that has the credentials of the role' })}. Whoever holds the URL has the rights of the key that signed it.`,
      ...(t.negative && { severity: 'info' as const }),
      confidence: signer.key.startsWith('AKIA') ? 'high' : 'medium',
      subject: [role, identitySubject(signer, t.service)],
      evidence: [t.answer!.evidence],
    }
  },
}
