import { otherServices } from '../../src/facts/other-services.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, cut, list } from '../../src/model/text.ts'
import type { Case, ToolCall } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'downstream-unauthorized',
  title: 'Another service refused the token',
  severity: 'error',
  step: 6,
  suspect: 'second-token',
  needs: [],
  trigger: { digest: ['unauthorized'] },
  effectOf: ['token-lacking'],
  causes: ['call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    for (const [host, toHost] of otherServices(c)) {
      const refused = toHost.filter((call) => call.httpStatus === 401 || call.httpStatus === 403)
      const last = refused.at(-1)
      if (!last) continue
      // A probe, or a challenge, that a later call to the same place answers.
      const answered = toHost.some(
        (call) =>
          call.start >= last.start && call.outcome === 'ok' && (call.path === last.path || isAnswerTo(last, call)),
      )
      const status = list([...new Set(refused.map((call) => String(call.httpStatus)))])
      yield {
        message: `${host} refused ${count(refused.length, 'call')} of ${t.tool} (${status})`,
        expected: `${host} accepts the token that it is sent`,
        observed: `${list([...new Set(refused.map((call) => call.operation))], 3)} with ${credential(last, t)}${last.errorMessage ? `: ${cut(last.errorMessage, 200)}` : ''}${answered ? '; a later call was accepted' : ''}`,
        fix: !last.auth
          ? `See what ${host} was sent: the evidence does not tell. If AWS is asked there (an emulator, an endpoint of your own), the AWS SDK's instrumentation or client-side monitoring (\`rolecall run\`) names call, key and error.`
          : last.httpStatus === 403
            ? `${host} knew the token and did not allow the call: check its scopes and audience at ${host}, and whose token it is.`
            : `Check that the token is meant for ${host} (\`rolecall jwt\`: aud, iss, exp) and is sent in the scheme it asks for (its \`WWW-Authenticate\` header names it).`,
        ...((answered || t.negative) && { severity: 'info' as const }),
        confidence: last.auth ? 'high' : 'medium',
        subject: [host],
        evidence: refused.map((call) => call.evidence),
      }
    }
  },
}

/** Asked first without a token, as protocols with challenges do (`GET /v2/`), then with one. */
function isAnswerTo(challenge: Call, call: Call): boolean {
  const bare = challenge.auth === undefined || challenge.auth.scheme === 'none'
  return bare && (call.auth ? call.auth.scheme !== 'none' : !!call.path?.startsWith(challenge.path ?? '?'))
}

function credential({ auth }: Call, t: ToolCall): string {
  if (!auth) return 'a credential that was not recorded'
  if (auth.scheme === 'none') return 'no Authorization'
  const inbound = auth.token && auth.token === t.token?.fingerprint
  return `scheme ${auth.scheme}${auth.token ? ` and token ${auth.token}` : ''}${inbound ? ', the caller’s own' : ''}${inbound && t.token?.aud ? ` (aud "${t.token.aud}")` : ''}`
}
