import { cameBackEmpty, foreignCalls, identitiesOf } from '../../src/facts/signing.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'empty-result-wrong-identity',
  title: 'Nothing found, but as somebody else',
  severity: 'error',
  step: 6,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['foreignKey'] },
  needsRole: {},
  effectOf: ['session-missing', 'wrong-identity', 'token-lacking'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const foreign = foreignCalls(c)
    if (!cameBackEmpty(t) || t.negative || foreign.length === 0) return
    const identities = identitiesOf(foreign)
    const who = identities.length ? list(identities.map(describeIdentity), 2) : 'another identity'
    yield {
      message: `${t.tool} found nothing, but looked as ${who} and not as ${t.expectedRole}`,
      expected: `${t.tool} sees what ${t.expectedRole} may see`,
      observed: `0 results; ${list([...new Set(foreign.map((call) => `${callName(call)}${call.bucket ? ` (${call.bucket})` : ''}`))], 4)} signed by ${who}`,
      fix: 'Mend the identity first; only then does an empty list say anything about the data.',
      confidence: identities.length ? 'high' : 'medium',
      subject: [t.tool, t.expectedRole!, identitySubject(identities[0], t.service)],
      evidence: [...(t.answer ? [t.answer.evidence] : []), ...t.evidence, ...foreign.map((call) => call.evidence)],
    }
  },
}
