import { inLanguage } from '../../src/facts/language.ts'
import { signedAsRole } from '../../src/facts/signing.ts'
import type { Identity } from '../../src/model/call.ts'
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
  trigger: { expectedRole: true, attribute: ['rolecall.tool.result.presigned_by'] },
  explains: ['hollow-pass-wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls, ledger } = c
    const key = t.answer?.presignedBy
    const role = t.expectedRole
    if (!key || !role) return
    const seen = calls.find((call) => call.signedBy?.key === key)?.signedBy
    const kind = key.startsWith('AKIA') ? 'AKIA' : key.startsWith('ASIA') ? 'ASIA' : 'other'
    const signer: Identity = seen ?? { key, kind, source: 'unknown' }
    // Signing a URL sends nothing: the answer's own time stands for the request's.
    const signed = { signedBy: signer, start: t.until, end: t.until, process: t.process, outcome: 'ok' as const }
    if (signedAsRole(signed, role, ledger) !== 'other') return
    yield {
      message: `${t.tool} handed out a URL signed by ${describeIdentity(signer)}, not by a session of ${role}`,
      expected: `a presigned URL allows what ${role} is allowed, and ends with its session`,
      observed: `the answer holds a presigned URL whose X-Amz-Credential is ${describeIdentity(signer)}`,
      fix: `Sign with the session: ${inLanguage(c, { nodejs: 'pass `credentials` to the S3Client that `getSignedUrl` is given', python: '`session.client("s3").generate_presigned_url`, of the session of the role', other: 'make the URL with a client that has the credentials of the role' })}. Whoever holds the URL has the rights of the key that signed it.`,
      ...(t.negative && { severity: 'info' as const }),
      confidence: kind === 'AKIA' ? 'high' : 'medium',
      subject: [role, identitySubject(signer, t.service)],
      evidence: [t.answer!.evidence],
    }
  },
}
