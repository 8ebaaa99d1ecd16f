import { inLanguage } from '../../src/facts/language.ts'
import {
  isPublicByDesign,
  isToldInside,
  isToldOn,
  otherServices,
  READ_ERROR,
  refusalOf,
  statusWords,
} from '../../src/facts/other-services.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'outbound-unauthenticated',
  title: 'A protected service was called without any token',
  severity: 'error',
  step: 6,
  suspect: 'second-token',
  needs: [],
  trigger: { digest: ['unauthorized'] },
  causes: ['call-failed', 'token-lacking'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    if (!t.token) return
    const calls = otherServices(c)
    for (const [host, toHost] of calls) {
      const bare = toHost.filter((call) => call.auth?.scheme === 'none' && !isPublicByDesign(call))
      const refused = bare.filter((call) => {
        const refusal = refusalOf(call)
        return refusal === 401 || (refusal === 403 && carried(toHost))
      })
      if (refused.length === 0 || answeredLater(toHost, refused)) continue
      yield {
        message: `${t.tool} called ${host} without any token and was refused`,
        expected: `the call to ${host} carries the token that ${host} asks for`,
        observed: `${count(refused.length, 'call')} (${list([...new Set(refused.map((call) => call.operation))], 3)}) without Authorization, answered ${list([...new Set(refused.map(statusWords))])}; the inbound request carried a bearer token`,
        fix: `Pass a token on: the caller's own where ${host} accepts it${inLanguage(c, { nodejs: ' (`headers: { authorization: request.headers.authorization }`)', python: ' (`headers={"Authorization": request.headers["Authorization"]}`)', other: '' })}, else one exchanged for it, or the service's. It is lost where the client is built without the request's context.${refused.some(isToldInside) ? READ_ERROR : ''}`,
        ...((t.negative || isToldOn(c, refused)) && { severity: 'info' as const }),
        confidence: 'high',
        subject: [host],
        evidence: [t.token.evidence, ...refused.map((call) => call.evidence)],
      }
    }
  },
}

function carried(calls: readonly Call[]): boolean {
  return calls.some((call) => call.auth && call.auth.scheme !== 'none' && call.outcome === 'ok')
}

/** A client that asks first without and then with a token (a challenge) is well. */
function answeredLater(toHost: readonly Call[], refused: readonly Call[]): boolean {
  const last = refused.at(-1)!
  return toHost.some((call) => call.start >= last.start && call.outcome === 'ok' && call.auth?.scheme !== 'none')
}
