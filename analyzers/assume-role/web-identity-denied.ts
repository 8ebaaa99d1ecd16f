// Wording: https://github.com/aws/aws-sdk-js-v3/issues/6225
import { roleOf } from '../../src/model/aws.ts'
import { mildness, quoted, refusalEvidence, refusedWith, roleAsked, sureness } from '../../src/model/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case, Token } from '../../src/model/tool-call.ts'
import { CONSEQUENCES } from './consequences.ts'

export const rule: Rule = {
  id: 'web-identity-denied',
  title: 'STS refused AssumeRoleWithWebIdentity',
  severity: 'error',
  step: 3,
  suspect: 'trust',
  needs: [],
  trigger: { errorCode: ['AccessDenied'] },
  explains: CONSEQUENCES,
  *check(c: Case): Iterable<Draft> {
    const denied = refusedWith(
      c,
      ['AccessDenied'],
      (call) =>
        call.operation === 'AssumeRoleWithWebIdentity' || /sts:AssumeRoleWithWebIdentity/.test(call.errorMessage ?? ''),
    )
    for (const call of denied) {
      const role = roleAsked(c, call)
      const token = c.toolCall.token
      const claims = token?.sub ? `; the request's token has sub "${token.sub}" and aud "${token.aud ?? '?'}"` : ''
      yield {
        message: `STS refused AssumeRoleWithWebIdentity of ${role}: its trust policy does not accept this token`,
        expected: `the trust policy of ${role} accepts the token's issuer, sub and aud`,
        observed: `${quoted(call)}${claims}`,
        fix: `${fix(role, token)} ${partition(role, call.region)}`.trim(),
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [role],
        evidence: refusalEvidence(call),
      }
    }
  },
}

function fix(arn: string, token: Token | undefined): string {
  const role = roleOf(arn)
  const host = token?.iss?.replace(/^https:\/\//, '') ?? '<issuer without https://>'
  const trust = {
    Effect: 'Allow',
    Principal: {
      Federated: `arn:${role?.partition ?? 'aws'}:iam::${role?.account ?? '<account>'}:oidc-provider/${host}`,
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${host}:aud`]: token?.aud ?? '<aud>', [`${host}:sub`]: token?.sub ?? '<sub>' },
    },
  }
  return `Decode the web identity token (\`rolecall jwt\`) and compare its iss, sub and aud, letter by letter, with the role's trust policy; it needs ${JSON.stringify(trust)}.`
}

/** The wrong STS, not the policy, where role and endpoint are of different partitions. */
function partition(arn: string, region: string | undefined): string {
  const partition = roleOf(arn)?.partition
  if (!partition || !region) return ''
  const asked = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return asked === partition ? '' : `But first: the role is of partition ${partition}, and STS was asked in ${region}.`
}
