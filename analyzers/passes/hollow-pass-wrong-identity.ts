import { dataCalls, foreignCalls, identitiesOf, ownCalls } from '../../src/facts/signing.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'hollow-pass-wrong-identity',
  title: 'Passed, but as somebody else',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: ['tool-outcomes'],
  trigger: { digest: ['foreignKey'], outcome: ['passed'] },
  needsRole: { outcome: ['passed'] },
  effectOf: ['session-missing', 'wrong-identity', 'wrong-url'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const foreign = foreignCalls(c)
    if (!c.hasResult || t.outcome !== 'passed' || t.negative || foreign.length === 0) return
    const role = t.expectedRole!
    const all = dataCalls(c)
    const identities = identitiesOf(foreign)
    const who = identities.length ? list(identities.map(describeIdentity), 2) : 'another identity'
    const some = ownCalls(c).length > 0
    yield {
      message: `Passed without proving anything about ${role}: the AWS calls ran as ${who}`,
      expected: `a pass means that ${role} could do it`,
      observed: `${t.tool} passed; ${foreign.length} of its ${all.length} AWS calls were signed by ${who}: ${list([...new Set(foreign.map(callName))], 4)}`,
      fix: `Let the test fail where the calls do not run as ${role}: run it without ambient credentials (unset AWS_ACCESS_KEY_ID and AWS_PROFILE), or assert the identity with \`sts get-caller-identity\`.`,
      // A server may use an identity of its own beside the role's, by design.
      ...(some && { severity: 'warning' as const }),
      confidence: identities.length && !some ? 'high' : 'medium',
      subject: [role, identitySubject(identities[0], t.service)],
      evidence: [...t.evidence, ...foreign.map((call) => call.evidence)],
    }
  },
}
