// Wordings: src/vocabulary/wordings

import { mildness, quoted, refusalEvidence, sureness } from '../../src/facts/refusals.ts'
import { text } from '../../src/model/attribute-access.ts'
import type { Call } from '../../src/model/call.ts'
import { saidBy, toldBy } from '../../src/model/log-text.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { tells } from '../../src/vocabulary/tells.ts'

export const rule: Rule = {
  id: 'sso-expired',
  title: 'A developer’s SSO session has expired',
  severity: 'error',
  step: 3,
  suspect: 'credentials',
  needs: [],
  trigger: { any: [{ digest: ['callFailed'] }, { told: ['sso-expired'] }] },
  causes: ['provider-failed', 'credentials-missing', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const said = c.calls.find(({ outcome, errorMessage }) => outcome === 'error' && tells('sso-expired', errorMessage))
    const call = said ?? c.calls.find(isRefusedRenewal)
    const works = c.calls.some(({ kind, outcome }) => kind === 'aws' && outcome === 'ok')
    if (call && !said && works) return
    const line = call || works ? undefined : c.logs.find((log) => toldBy(log).includes('sso-expired'))
    if (!call && !line) return
    const variables = c.ledger.environment(c.toolCall.process)?.variables ?? []
    const profile = text(call ?? line!, 'rolecall.log.profile')
    const who = c.toolCall.service || 'the server'
    yield {
      message: profile
        ? `The SSO session of the profile ${profile}, with which ${who} runs, has expired`
        : `The SSO session of the profile that ${who} runs with has expired`,
      expected: 'a server has credentials that renew without a person',
      observed: `${call ? quoted(call) : `the log says: ${cut(saidBy(line!), 300)}`}${variables.includes('AWS_PROFILE') ? '; AWS_PROFILE is set' : ''}`,
      fix: `On a developer’s machine: \`aws sso login --profile ${profile ?? '<profile>'}\`. On a server: take AWS_PROFILE (and the mounted ~/.aws) out of its environment, and give it a role.`,
      ...(call && mildness(c, call)),
      confidence: call ? sureness(call) : 'medium',
      subject: ['sso', c.toolCall.service],
      evidence: call ? refusalEvidence(call) : [line!.evidence],
    }
  },
}

/**
 * The provider's own request, which a bundled SDK shows as well: IAM Identity Center refused to renew the token, or to give
 * credentials for it.
 * https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html (InvalidGrantException, 400)
 * https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html (UnauthorizedException, 401)
 */
function isRefusedRenewal({
  outcome,
  service,
  host = '',
  operation,
  path = '',
  errorCode = '',
  httpStatus = 0,
}: Call): boolean {
  if (outcome !== 'error' || (httpStatus > 0 && (httpStatus < 400 || httpStatus >= 500))) return false
  // Nobody else has an operation of that name; a log may not say more.
  const oidc =
    operation === 'CreateToken' || /^sso[ -]?oidc$/i.test(service) || /^oidc\.[\w-]+\.(amazonaws|api\.aws)/.test(host)
  if (oidc) return /^(InvalidGrant|InvalidClient|ExpiredToken|UnauthorizedClient|invalid_grant)$/.test(errorCode)
  const portal = /^sso( portal)?$/i.test(service) || /^portal\.sso\./.test(host)
  return (
    portal && httpStatus === 401 && (operation === 'GetRoleCredentials' || path.startsWith('/federation/credentials'))
  )
}
