import {
  assumeRoleCallsFor,
  dataCalls,
  hadSession,
  identitiesOf,
  isOwnBusiness,
  ownCalls,
  signedAs,
  signedByBase,
} from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'ambient-identity-used',
  title: 'The role’s session was there, and the server’s own identity signed',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['foreignKey'] },
  needsRole: {},
  effectOf: ['session-missing', 'role-passed-over'],
  causes: ['role-passed-over', 'wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    const role = t.expectedRole
    if (!role) return
    const requests = assumeRoleCallsFor(c)
    // A failed AssumeRole is fallback-after-assume-error's story.
    if (requests.some((call) => call.outcome === 'error') && !requests.some((call) => call.outcome === 'ok')) return
    const data = dataCalls(c)
    const base = data.filter((call) => {
      if (signedAs(call, c) !== 'other' || !signedByBase(call, ledger)) return false
      return (
        requests.some((sts) => sts.outcome === 'ok') || hadSession(ledger, role, call.start, call.start, call.process)
      )
    })
    if (base.length === 0) return
    const right = ownCalls(c)
    // A server may read something of its own beside the caller's data; not the same bucket under two identities.
    const ownBusiness = base.every((call) => isOwnBusiness(call, c))
    const identities = identitiesOf(base)
    const who = list(identities.map(describeIdentity), 2)
    const [session] = ledger.sessions(role, t.start, t.until, t.process)
    const issued = requests.find((call) => call.outcome === 'ok') ?? session?.by
    yield {
      message: `A session of ${role} was there, but ${count(totalOf(base), 'call')} of ${t.tool} ran as ${who}`,
      expected: `every AWS call of ${t.tool} is signed by the session of ${role}`,
      observed: `${list([...new Set(base.map(callName))], 4)} signed by ${who}; ${totalOf(right)} of ${count(totalOf(data), 'AWS call')} signed by the role's session`,
      fix: `Pass the session to the client that makes ${list([...new Set(base.map(callName))], 2)}: a client built without \`credentials\` (or once, at module level) uses the default chain.`,
      ...(ownBusiness && { severity: 'info' as const }),
      confidence: right.length ? 'medium' : 'high',
      subject: [role, identitySubject(identities[0], t.service)],
      evidence: [...(issued ? [issued.evidence] : []), ...base.map((call) => call.evidence)],
    }
  },
}
