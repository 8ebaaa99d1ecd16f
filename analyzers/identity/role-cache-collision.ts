import { dataCalls, issuedBySts } from '../../src/facts/signing.ts'
import { text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { sameRole } from '../../src/model/aws.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, isoTime, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'role-cache-collision',
  title: 'One caller’s request ran under another caller’s session',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { expectedRole: true, callKind: 'aws' },
  explains: [
    'identity-mismatch',
    'cross-account-call',
    'tenant-key-shared',
    'ambient-identity-used',
    'empty-result-wrong-identity',
    'hollow-pass-wrong-identity',
    'access-denied',
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    const own = t.token
    if (!own?.fingerprint || !own.role) return
    const taken = dataCalls(c).flatMap((call) => {
      const issue = issuedBySts(call, ledger)
      if (!issue?.token || issue.token === own.fingerprint) return []
      const first = ledger.tokenOf(issue.token)
      if (!first?.role) return []
      // The same role for two callers is a design; tags on its session make it the first caller's alone.
      const tags = text(issue.by, R.stsTagKeys)
      const shared = sameRole(first.role, own.role)
      if (shared && (!tags || first.sub === own.sub)) return []
      return [{ call, issue, first, tags: shared ? tags : undefined }]
    })
    const hit = taken[0]
    if (!hit) return
    const { issue, first, call, tags } = hit
    const [a, b] = [first.sub ?? first.role!, own.sub ?? own.role]
    yield {
      message: tags
        ? `A request of ${b} ran under the session issued for ${a}, tagged for that caller (${tags})`
        : `A request of ${b} ran under the session issued for ${a}: ${first.role}, not ${own.role}`,
      expected: `requests of ${b} run under a session that was issued for them`,
      observed: `${count(taken.length, 'call')} (${list([...new Set(taken.map((one) => callName(one.call)))], 4)}) signed by ${describeIdentity(call.signedBy!)}, issued at ${isoTime(issue.from)} for the token of ${a}`,
      fix: 'Put everything that makes a session different into its cache key: role, external id, session policy, tags, and the caller where sessions are tagged. A stateful MCP session keeps the context of the request that opened it: read the identity from the request at hand, and keep no credentials or clients in module or session objects.',
      confidence: 'high',
      subject: [own.role, first.role!],
      evidence: [issue.by.evidence, ...(t.token ? [t.token.evidence] : []), ...taken.map((one) => one.call.evidence)],
    }
  },
}
