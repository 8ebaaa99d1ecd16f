import { inLanguage } from '../../src/facts/language.ts'
import { assumeRoleCallsFor, isOwnBusiness } from '../../src/facts/signing.ts'
import { unsignedCalls, unsignedInVain } from '../../src/facts/unsigned.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'unsigned-aws-call',
  title: 'An AWS call went out unsigned',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['unsigned'] },
  needsRole: { digest: ['unsignedUnjudged'] },
  effectOf: ['session-missing', 'credentials-missing'],
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const role = t.expectedRole
    const unsigned = role ? unsignedCalls(c) : unsignedInVain(c)
    if (unsigned.length === 0) return
    // Public data beside signed calls is read unsigned on purpose, as long as it is given.
    const meant = unsigned.every((call) => call.outcome === 'ok' && isOwnBusiness(call, c))
    const failed = assumeRoleCallsFor(c).find((call) => call.outcome === 'error')
    const buckets = [...new Set(unsigned.map((call) => call.bucket ?? call.host ?? call.service))]
    yield {
      message: `${t.tool} called ${list([...new Set(unsigned.map(callName))], 3)} without any signature, ${role ? `not as ${role}` : 'and was refused, though the server has credentials'}`,
      expected: `AWS calls signed by ${role ? `a session of ${role}` : 'the server’s credentials'}`,
      observed: `${count(totalOf(unsigned), 'call')} without Authorization and without a presigned query, to ${list(buckets, 3)}: ${list([...new Set(unsigned.map((call) => call.errorCode ?? 'answered'))])}${failed ? `; AssumeRole had failed (${failed.errorCode})` : ''}`,
      fix: `${role ? 'Do not build the client' : `Ask for ${list(buckets, 3)} with a client that signs: do not build it`} with an anonymous signer${inLanguage(c, { nodejs: ' (`signer: { sign: async (request) => request }`)', python: ' (`Config(signature_version=UNSIGNED)`, `anon=True` of s3fs)', other: '' })}${role ? ' as a last resort: when no credentials come, fail' : ''}. For public data on purpose, use a client of its own.`,
      ...(meant && { severity: 'info' as const }),
      confidence: meant ? 'medium' : 'high',
      subject: [role ?? t.service, ...buckets.slice(0, 1)],
      evidence: [...(failed ? [failed.evidence] : []), ...unsigned.map((call) => call.evidence)],
    }
  },
}
