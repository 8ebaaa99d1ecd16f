import { tokenOwner } from '../../src/facts/other-callers.ts'
import { otherServices } from '../../src/facts/other-services.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'outbound-token-mismatch',
  title: 'A call went out with another caller’s token',
  severity: 'error',
  step: 6,
  suspect: 'second-token',
  needs: [],
  trigger: { digest: ['othersToken'] },
  causes: ['call-failed', 'token-lacking'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const ownToken = t.token
    if (!ownToken?.fingerprint) return
    for (const [host, calls] of otherServices(c)) {
      const swapped = calls.flatMap((call) => {
        const from = tokenOwner(call, c)
        return from ? [{ call, from }] : []
      })
      const first = swapped[0]
      if (!first) continue
      const [mine, theirs] = [ownToken.sub ?? ownToken.fingerprint, first.from.sub ?? first.from.fingerprint!]
      yield {
        message: `${t.tool} called ${host} for ${mine} with the token of ${theirs}`,
        expected: `calls of a request of ${mine} carry the token of ${mine}, or one exchanged for it`,
        observed: `${count(swapped.length, 'call')} (${list([...new Set(swapped.map(({ call }) => call.operation))], 3)}) carried token ${first.from.fingerprint}, which another request of this run brought (sub ${theirs}); this request brought ${ownToken.fingerprint}`,
        fix: 'Take the token from the request at hand: a client, header default or session object that outlives the request keeps the first caller’s.',
        confidence: 'high',
        subject: [host],
        evidence: [ownToken.evidence, first.from.evidence, ...swapped.map(({ call }) => call.evidence)],
      }
    }
  },
}
