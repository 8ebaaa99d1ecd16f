import { othersSessions } from '../../src/facts/other-callers.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, list, secondTime } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'role-cache-collision',
  title: 'One caller’s request ran under another caller’s session',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['othersSession'] },
  needsRole: {},
  causes: ['role-passed-over', 'other-role', 'wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const taken = othersSessions(c)
    const hit = taken[0]
    if (!hit) return
    const { issue, owner, call, tags } = hit
    const ownToken = t.token!
    const [a, b] = [owner.sub ?? owner.role!, ownToken.sub ?? ownToken.role!]
    yield {
      message: tags
        ? `A request of ${b} ran under the session issued for ${a}, tagged for that caller (${tags})`
        : `A request of ${b} ran under the session issued for ${a}: ${issue.role ?? owner.role}, not ${ownToken.role}`,
      expected: `requests of ${b} run under a session that was issued for them`,
      observed: `${count(taken.length, 'call')} (${list([...new Set(taken.map((one) => callName(one.call)))], 4)}) signed by ${describeIdentity(call.signedBy!)}, issued at ${secondTime(issue.from)} for the token of ${a}`,
      fix: 'Put everything that makes a session different into its cache key: role, external id, session policy, tags, and the caller where sessions are tagged. A stateful MCP session keeps the context of the request that opened it: read the identity from the request at hand, and keep no credentials or clients in module or session objects.',
      confidence: 'high',
      subject: [ownToken.role!, owner.role!],
      evidence: [issue.by.evidence, ownToken.evidence, ...taken.map((one) => one.call.evidence)],
    }
  },
}
