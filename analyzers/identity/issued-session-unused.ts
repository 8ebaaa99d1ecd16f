import { inLanguage } from '../../src/facts/language.ts'
import { isRefused } from '../../src/facts/refusals.ts'
import { identitiesOf } from '../../src/facts/signing.ts'
import { unusedSession } from '../../src/facts/unused-sessions.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'issued-session-unused',
  title: 'A role’s session was issued and never used',
  severity: 'warning',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['sessionUnused'] },
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const unused = unusedSession(c)
    if (!unused) return
    const { role, by, calls } = unused
    const { toolCall: t } = c
    const identities = identitiesOf(calls)
    const who = list(identities.map(describeIdentity), 2)
    const names = list([...new Set(calls.map(callName))], 4)
    yield {
      message: `A session of ${role} was issued and never used: ${count(totalOf(calls), 'call')} of ${t.tool} ran as ${who}`,
      expected: `what ${callName(by)} issued signs the calls that follow`,
      observed: `${callName(by)} was granted, and no call of the process was signed with what it issued; ${names} signed by ${who}`,
      fix: `Pass the session to the client that makes ${names}: ${inLanguage(c, { nodejs: 'a client built without `credentials` uses the default chain', python: '`boto3.client(…)` is of the default session, whatever was assumed; take `client(…)` of a `boto3.Session` that has the issued keys', other: 'a client built without credentials uses the default chain' })}. Where the session is handed to somebody else, and these calls are the server’s own, all is well: suppress this finding.`,
      ...(calls.some(isRefused) && { severity: 'error' as const }),
      confidence: 'medium',
      subject: [role, identitySubject(identities[0], t.service)],
      evidence: [by.evidence, ...calls.map((call) => call.evidence)],
    }
  },
}
