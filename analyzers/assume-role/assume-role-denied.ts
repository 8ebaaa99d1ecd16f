// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html#troubleshoot_roles_cant-assume-role

import { denyFix, whyRefused } from '../../src/facts/deny-places.ts'
import { externalIdAstray } from '../../src/facts/external-ids.ts'
import { widen } from '../../src/facts/grants.ts'
import { POD_TRUST, speaksOfPodTrust } from '../../src/facts/pod-identity.ts'
import { reasonOf } from '../../src/facts/reason.ts'
import { quoted, refusalEvidence, sureness } from '../../src/facts/refusals.ts'
import { failedSecondFactor, remedyOf } from '../../src/facts/remedies.ts'
import { parseDenial, sameRole } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { cut, describeIdentity, duration } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const POD = 'AssumeRoleForPodIdentity'
const SAML = 'AssumeRoleWithSAML'

/** Neither call nor answer names it. */
const UNNAMED = 'a role that the evidence does not name'

export const rule: Rule = {
  id: 'assume-role-denied',
  title: 'AssumeRole was refused',
  severity: 'error',
  step: 3,
  suspect: 'trust',
  needs: [],
  trigger: {
    any: [
      { digest: ['assumeRoleFailed'], errorCode: ['AccessDenied'] },
      { log: ['EKS does not have permissions to assume'] },
    ],
  },
  effectOf: ['role-refused', 'renewal-failed'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall, calls, ledger } = c
    yield* ofPod(c)
    yield* ofSaml(c)
    for (const call of calls) {
      if (call.operation !== 'AssumeRole' || call.errorCode !== 'AccessDenied') continue
      if (/sts:TagSession/.test(call.errorMessage ?? '')) continue
      const denial = parseDenial(call.errorMessage)
      const role = call.roleArn ?? denial.resource ?? toolCall.expectedRole ?? UNNAMED
      const caller = denial.principal ?? call.signedBy?.principal ?? call.signedBy?.sessionArn
      const signer = call.signedBy ? describeIdentity(call.signedBy) : (caller ?? 'an identity that was not recorded')
      const healed = ledger.healed(call)
      const astray = externalIdAstray(call, ledger)
      const request = call.requestId ? ` (request ${call.requestId})` : ''
      yield {
        message: `STS refused AssumeRole of ${role} to ${caller ?? signer}${failedSecondFactor(call) ? ': the MFA device or its code is not the caller’s' : ''}${astray ? `, ${astray.says}` : ''}`,
        expected: `AssumeRole of ${role} answers with credentials`,
        observed: healed
          ? `AccessDenied${request}, and the same caller's next try succeeded ${duration(healed.start - call.start)} later`
          : `AccessDenied${request}${caller && call.errorMessage?.includes(caller) ? '' : `, called with ${signer}`}: ${reasonOf(call) ?? 'no message recorded'}`,
        fix: healed
          ? 'Nothing: IAM’s changes take some seconds to reach everywhere. Retry once after creating a role.'
          : (astray?.fix ?? fix(c, call, role, caller)),
        ...((healed || toolCall.negative) && { severity: 'info' as const }),
        confidence: sureness(call),
        subject: [role, subjectOf(caller, call)],
        evidence: [...refusalEvidence(call), ...(healed ? [healed.evidence] : [])],
      }
    }
  },
}

/** EKS could not assume the pod's role, as the agent tells, or whom it told. */
function* ofPod({ toolCall, calls, logs, ledger }: Case): Iterable<Draft> {
  const denied = calls.filter((call) => call.operation === POD && call.errorCode === 'AccessDenied')
  const lines = denied.length ? [] : logs.filter(({ body }) => speaksOfPodTrust(body))
  const words = denied[0]?.errorMessage ?? lines[0]?.body
  if (words === undefined || denied.some((call) => ledger.healed(call))) return
  const role = denied.find(({ roleArn }) => roleArn)?.roleArn
  yield {
    message: `EKS may not assume ${role ?? 'the role of the pod'}: it does not trust EKS Pod Identity`,
    expected: `${POD} answers with the credentials of the pod’s role`,
    observed: denied[0] ? quoted(denied[0]) : `the log says: ${cut(words, 300)}`,
    fix: POD_TRUST,
    ...(toolCall.negative && { severity: 'info' as const }),
    confidence: denied[0] ? sureness(denied[0]) : 'medium',
    subject: [role ?? 'the role of the pod', 'EKS Pod Identity'],
    evidence: [...denied.flatMap(refusalEvidence), ...lines.map(({ evidence }) => evidence)],
  }
}

/**
 * Nobody signs a call with an assertion, and so the sentence names no caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html
 */
function* ofSaml({ toolCall, calls, ledger }: Case): Iterable<Draft> {
  const denied = calls.filter(({ operation, errorCode }) => operation === SAML && errorCode === 'AccessDenied')
  const call = denied[0]
  if (!call || denied.some((one) => ledger.healed(one))) return
  const role = denied.find(({ roleArn }) => roleArn)?.roleArn
  const trust = {
    Effect: 'Allow',
    Principal: { Federated: 'arn:aws:iam::<account>:saml-provider/<name>' },
    Action: `sts:${SAML}`,
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  }
  yield {
    message: `STS refused ${SAML} of ${role ?? UNNAMED}: its trust policy does not accept the assertion`,
    expected: `${SAML} answers with credentials`,
    observed: quoted(call),
    fix: `The assertion's attribute https://aws.amazon.com/SAML/Attributes/Role must pair the ARN of the role with that of the account's SAML provider, both to the letter; the role's trust policy needs ${JSON.stringify(trust)}. A role that does not exist is refused with the same words.`,
    ...(toolCall.negative && { severity: 'info' as const }),
    confidence: sureness(call),
    subject: [role ?? UNNAMED, SAML],
    evidence: denied.flatMap(refusalEvidence),
  }
}

function subjectOf(caller: string | undefined, call: Call): string {
  return (caller ?? call.signedBy?.key ?? 'unknown caller').replace(/(:assumed-role\/[^/]+)\/.*$/, '$1')
}

function fix(c: Case, call: Call, role: string, caller: string | undefined): string {
  const remedy = remedyOf(call)
  if (remedy) return remedy
  const denied = denyFix(whyRefused(call.errorMessage), 'sts:AssumeRole')
  if (denied) return denied
  if (sameRole(caller, role))
    return `The caller is already a session of ${role}: leave AssumeRole out and use its credentials as they are. A role that is to assume itself must name itself in its trust policy.`
  const give = (principal: string) => {
    const trust = { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }
    const identity = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: role === UNNAMED ? '<ARN of the role>' : role,
    }
    return [
      `First make sure that ${role === UNNAMED ? 'the role' : role} exists (\`aws iam get-role\`); a role that does not exist is refused with the same words.`,
      `Its trust policy needs ${JSON.stringify(trust)};`,
      `in another account, ${principal} needs a policy with ${JSON.stringify(identity)} as well.`,
      'A condition there (`sts:ExternalId`, MFA, source address) that the call does not meet refuses with the same words.',
    ].join(' ')
  }
  return widen(c, call, give, `may assume ${role}`)
}
