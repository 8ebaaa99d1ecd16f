import {
  isRefusedByOther,
  isToldInside,
  isToldOn,
  otherServices,
  READ_ERROR,
  refusalOf,
  statusWords,
} from '../../src/facts/other-services.ts'
import { settingFailedBefore } from '../../src/facts/settings-failed.ts'
import { isDenial, parseDenial } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { permissionFor } from '../../src/model/permissions.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut, describeIdentity, list } from '../../src/model/text.ts'
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
      const refused = toHost.filter(isRefusedByOther)
      const last = refused.at(-1)
      if (!last) continue
      // A probe, or a challenge, that a later call to the same place answers.
      const answered =
        last.mended !== undefined ||
        toHost.some(
          (call) =>
            call.start >= last.start && call.outcome === 'ok' && (call.path === last.path || isAnswerTo(last, call)),
        )
      const setting = isCallersOwn(last, t) ? undefined : settingFailedBefore(last, c)
      const status = list([...new Set(refused.map(statusWords))])
      yield {
        message: `${setting ? `${failure(setting)}, and ` : ''}${host} refused ${count(refused.length, 'call')} of ${t.tool} (${status})`,
        expected: `${host} accepts the token that it is sent`,
        observed: `${list([...new Set(refused.map((call) => call.operation))], 3)} with ${credential(last, t)}${last.errorMessage ? `: ${cut(last.errorMessage, 200)}` : ''}${answered ? '; a later call was accepted' : ''}`,
        fix: `${
          setting
            ? `First let ${setting.signedBy ? describeIdentity(setting.signedBy) : 'the server'} read it${isDenial(setting.errorCode) ? ` (${permissionFor(setting)} on ${parseDenial(setting.errorMessage).resource ?? setting.resource ?? 'that secret'})` : ''}, and let the server end where it can't: what it sent to ${host} instead was no credential of that service.`
            : last.seenAs === 'log'
              ? `See which token is sent to ${host}, for the log does not tell: whether one is sent at all, for whom it is and until when (\`rolecall jwt\`: aud, iss, exp), and what ${host} logs of why it refused it.`
              : !last.auth
                ? `See what ${host} was sent: the evidence does not tell. If AWS is asked there (an emulator, an endpoint of your own), the AWS SDK's instrumentation or client-side monitoring (\`rolecall run\`) names call, key and error.`
                : refusalOf(last) === 403
                  ? `${host} knew the token and did not allow the call: check its scopes and audience at ${host}, and whose token it is.`
                  : `Check that the token is meant for ${host} (\`rolecall jwt\`: aud, iss, exp) and is sent in the scheme it asks for (its \`WWW-Authenticate\` header names it).`
        }${isToldInside(last) ? READ_ERROR : ''}`,
        ...((answered || t.negative || isToldOn(c, refused)) && { severity: 'info' as const }),
        confidence: last.auth && !setting ? 'high' : 'medium',
        subject: [host],
        ...(setting && { suspect: isDenial(setting.errorCode) ? ('permissions' as const) : ('data' as const) }),
        evidence: [...(setting ? [setting.evidence] : []), ...refused.map((call) => call.evidence)],
      }
    }
  },
}

function isCallersOwn({ auth }: Call, t: ToolCall): boolean {
  return auth?.token !== undefined && auth.token === t.token?.fingerprint
}

/** `Secrets Manager GetSecretValue of orders/billing was denied to user/orders-app`. */
function failure(setting: Call): string {
  const denial = parseDenial(setting.errorMessage)
  const what = `${callName(setting)} of ${setting.resource ?? denial.resource ?? 'a setting'}`
  const who = setting.signedBy ? ` to ${describeIdentity(setting.signedBy)}` : ''
  return isDenial(setting.errorCode) ? `${what} was denied${who}` : `${what} failed (${setting.errorCode})`
}

/** Asked first without a token, as protocols with challenges do (`GET /v2/`), then with one. */
function isAnswerTo(challenge: Call, call: Call): boolean {
  const bare = challenge.auth === undefined || challenge.auth.scheme === 'none'
  return bare && (call.auth ? call.auth.scheme !== 'none' : !!call.path?.startsWith(challenge.path ?? '?'))
}

function credential(call: Call, t: ToolCall): string {
  const { auth } = call
  if (!auth) return 'a credential that was not recorded'
  if (auth.scheme === 'none') return 'no Authorization'
  const inbound = isCallersOwn(call, t)
  return `scheme ${auth.scheme}${auth.token ? ` and token ${auth.token}` : ''}${inbound ? ', the caller’s own' : ''}${inbound && t.token?.aud ? ` (aud "${t.token.aud}")` : ''}`
}
