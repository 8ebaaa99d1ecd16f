// Wording: https://github.com/aws/aws-sdk-js-v3/issues/6225

import { mildness, quoted, refusalEvidence, refusedWith, roleAsked, sureness } from '../../src/facts/refusals.ts'
import { text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { roleOf } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case, Token } from '../../src/model/tool-call.ts'

/** Cognito asked STS for the role of its identity pool, and was refused. */
const POOL = 'InvalidIdentityPoolConfiguration'

type Claims = Pick<Token, 'sub' | 'aud' | 'iss'>

/** The provider is known, and does not take this token (its audience, a claim, its form), for no reason that has a rule of its own. */
const REJECTED = ['InvalidIdentityToken', 'IDPRejectedClaim']
const OTHERS = /No OpenIDConnect provider|retrieve verification key|expired|too old/i

export const rule: Rule = {
  id: 'web-identity-denied',
  title: 'STS refused AssumeRoleWithWebIdentity',
  severity: 'error',
  step: 3,
  suspect: 'trust',
  needs: [],
  trigger: { errorCode: ['AccessDenied', ...REJECTED, POOL] },
  effectOf: ['role-refused', 'renewal-failed'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, [POOL])) yield ofPool(c, call)
    const denied = refusedWith(
      c,
      ['AccessDenied', ...REJECTED],
      (call) =>
        (REJECTED.includes(call.errorCode!) && !OTHERS.test(call.errorMessage ?? '')) ||
        (call.errorCode === 'AccessDenied' && call.operation === 'AssumeRoleWithWebIdentity') ||
        /sts:AssumeRoleWithWebIdentity/.test(call.errorMessage ?? ''),
    )
    for (const call of denied) {
      const role = roleAsked(c, call)
      const token = claimsOf(call) ?? c.toolCall.token
      const claims = token?.sub ? `; the token has sub "${token.sub}" and aud "${token.aud ?? '?'}"` : ''
      if (call.errorCode !== 'AccessDenied') {
        yield notTaken(c, call, role, token)
        continue
      }
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

// https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
function ofPool(c: Case, call: Call): Draft {
  return {
    message: `Cognito may not assume the role of the identity pool: ${call.operation} gave no credentials`,
    expected: 'the pool has a role for this kind of user, and its trust policy accepts cognito-identity.amazonaws.com',
    observed: quoted(call),
    fix: 'The role (`aws cognito-identity get-identity-pool-roles --identity-pool-id <id>`) must trust Federated "cognito-identity.amazonaws.com" for sts:AssumeRoleWithWebIdentity (not sts:AssumeRole), with `cognito-identity.amazonaws.com:aud` the pool’s id and `:amr` authenticated or unauthenticated, as the user is.',
    ...mildness(c, call),
    confidence: sureness(call),
    subject: ['Cognito identity pool'],
    evidence: refusalEvidence(call),
  }
}

/** What CloudTrail says of the token that was sent. */
function claimsOf(call: Call): Claims | undefined {
  const [sub, aud, iss] = [R.tokenSub, R.tokenAud, R.tokenIss].map((name) => text(call, name))
  return sub || iss ? { ...(sub && { sub }), ...(aud && { aud }), ...(iss && { iss }) } : undefined
}

/** The account's OIDC provider refuses the token, before any trust policy is looked at. */
function notTaken(c: Case, call: Call, role: string, token: Claims | undefined): Draft {
  const audience = /audience|claim: aud/i.test(call.errorMessage ?? '')
  const { partition = 'aws', account = '<account>' } = roleOf(role) ?? {}
  const provider = `arn:${partition}:iam::${account}:oidc-provider/${token?.iss?.replace(/^https:\/\//, '') ?? '<issuer without https://>'}`
  return {
    message: `STS did not accept the web identity token for ${role}: ${audience ? 'its audience is none that the provider knows' : 'a claim, or the token itself, is not as it must be'}`,
    expected: `a token whose ${audience ? 'aud is among the client ids of the OIDC provider' : 'claims are as the provider demands'}`,
    observed: `${quoted(call)}${token?.aud ? `; the token has aud "${token.aud}"` : ''}`,
    fix: audience
      ? `Ask the issuer for a token with audience \`sts.amazonaws.com\` (or whatever the provider has: \`aws iam get-open-id-connect-provider --open-id-connect-provider-arn ${provider}\`); or let the provider take this one: \`aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id ${token?.aud ?? '<aud>'}\`, and the trust policy's condition too.`
      : 'Decode the token (`rolecall jwt`) and compare its claims with what the error names.',
    ...mildness(c, call),
    suspect: 'token',
    confidence: sureness(call),
    subject: [role, 'claims'],
    evidence: refusalEvidence(call),
  }
}

function fix(arn: string, token: Claims | undefined): string {
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
  const endpointPartition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return endpointPartition === partition
    ? ''
    : `But first: the role is of partition ${partition}, and STS was asked in ${region}.`
}
