import { inLanguage } from '../../src/facts/language.ts'
import { assumeRoleCallsFor, dataCalls, isOwnBusiness } from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** AWS operations that are unsigned by design: web identity, SAML, Cognito's and SSO's exchanges of a token. */
const UNSIGNED =
  /^(AssumeRoleWith|GetId$|GetCredentialsForIdentity|GetRoleCredentials|RegisterClient|CreateToken|StartDeviceAuthorization|InitiateAuth)/

export const rule: Rule = {
  id: 'unsigned-aws-call',
  title: 'An AWS call went out unsigned',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['unsigned'] },
  needsRole: {},
  effectOf: ['session-missing', 'credentials-missing'],
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const role = t.expectedRole
    if (!role) return
    const data = dataCalls(c).filter((call) => !UNSIGNED.test(call.operation))
    const unsigned = data.filter(
      (call) => call.signedBy?.kind === 'none' && (call.sent === true || call.outcome === 'ok'),
    )
    if (unsigned.length === 0) return
    // Public data beside signed calls is read unsigned on purpose, as long as it is given.
    const meant = unsigned.every((call) => call.outcome === 'ok' && isOwnBusiness(call, c))
    const failed = assumeRoleCallsFor(c).find((call) => call.outcome === 'error')
    const buckets = [...new Set(unsigned.map((call) => call.bucket ?? call.host ?? call.service))]
    yield {
      message: `${t.tool} called ${list([...new Set(unsigned.map(callName))], 3)} without any signature, not as ${role}`,
      expected: `AWS calls signed by a session of ${role}`,
      observed: `${count(totalOf(unsigned), 'call')} without Authorization and without a presigned query, to ${list(buckets, 3)}: ${list([...new Set(unsigned.map((call) => call.errorCode ?? 'answered'))])}${failed ? `; AssumeRole had failed (${failed.errorCode})` : ''}`,
      fix: `Do not build the client with an anonymous signer${inLanguage(c, { nodejs: ' (`signer: { sign: async (request) => request }`)', python: ' (`Config(signature_version=UNSIGNED)`)', other: '' })} as a last resort: when no credentials come, fail. For public data on purpose, use a client of its own.`,
      ...(meant && { severity: 'info' as const }),
      confidence: meant ? 'medium' : 'high',
      subject: [role, ...buckets.slice(0, 1)],
      evidence: [...(failed ? [failed.evidence] : []), ...unsigned.map((call) => call.evidence)],
    }
  },
}
