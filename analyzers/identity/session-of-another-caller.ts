import { sessionsNamedForOthers } from '../../src/facts/other-callers.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, list, secondTime } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'session-of-another-caller',
  title: 'A session that was issued and named for one caller served another',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['othersName'] },
  causes: ['role-passed-over', 'other-role', 'wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const named = sessionsNamedForOthers(c)
    const first = named[0]
    if (!first) return
    const { issue, call, owner, served, by } = first
    const { toolCall: t } = c
    yield {
      message: `${t.tool} for ${served} ran under the session issued for ${owner}: ${issue.by.sessionName} of ${issue.role ?? 'a role'}`,
      expected: `calls for ${served} run under a session that was asked for in its own name`,
      observed: `${count(named.length, 'call')} (${list([...new Set(named.map((one) => callName(one.call)))], 4)}) signed by ${describeIdentity(call.signedBy!)}, issued at ${secondTime(issue.from)} in a request for ${owner}`,
      fix: 'Put whoever is served into the key under which sessions and clients are kept (`functools.lru_cache` takes the arguments and nothing else; a module-level client has no key at all): tenant, role, external id, session policy, tags. Read them from the request at hand.',
      // Who works for several subjects of one tenant may keep one session for all, and name it badly.
      ...((by === 'subject' || by === 'caller') && { severity: 'warning' as const }),
      ...(t.negative && { severity: 'info' as const }),
      confidence: by === 'tenant' ? 'high' : 'medium',
      subject: [t.service, issue.role ?? '', by],
      evidence: [issue.by.evidence, ...named.map((one) => one.call.evidence)],
    }
  },
}
