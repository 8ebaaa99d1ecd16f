import { isRefused, quoted } from '../../src/facts/refusals.ts'
import { dataCalls, signedAs } from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import { accountOf, parseDenial, roleOf, sameRole } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'cross-account-call',
  title: 'The call went to, or ran in, another account than the token’s',
  severity: 'warning',
  step: 5,
  suspect: 'role',
  needs: [],
  trigger: { digest: ['otherAccount', 'denied'] },
  effectOf: ['session-missing', 'other-role'],
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const declared = t.expectedFrom === 'configuration'
    const role = t.expectedRole ? roleOf(t.expectedRole) : undefined
    const meant = (declared ? role?.account : undefined) ?? t.token?.account ?? role?.account
    if (!meant) return
    const data = dataCalls(c)
    // Calls that are known not to be the role's are other rules' story.
    const foreign =
      t.token?.account && !declared
        ? data.filter(
            (call) => call.signedBy?.account && call.signedBy.account !== meant && !isElsewhereOrChained(call, c),
          )
        : []
    const first = foreign[0]
    if (first?.signedBy) {
      yield {
        message: `${t.tool} ran in account ${first.signedBy.account}; the token is for account ${meant}`,
        expected: `AWS calls signed by an identity of account ${meant}`,
        observed: `${count(totalOf(foreign), 'call')} (${list([...new Set(foreign.map(callName))], 3)}) signed by ${describeIdentity(first.signedBy)}`,
        fix: `Take the account of the role from the token, or pin it: refuse a role whose account is not ${meant}; for S3 send \`ExpectedBucketOwner: '${meant}'\`.`,
        ...(t.negative && { severity: 'info' as const }),
        confidence: 'high',
        subject: [meant, first.signedBy.account!],
        evidence: [t.token!.evidence, ...foreign.map((call) => call.evidence)],
      }
      return
    }
    // A tool that asks for permissions expects refusals, wherever they come from.
    if (t.denied >= 5) return
    // Answered calls across accounts are a resource policy's doing; refused ones went to the wrong place.
    const denied = data.find((call) => {
      const owner = accountOf(parseDenial(call.errorMessage).resource)
      return isRefused(call) && owner !== undefined && owner !== meant
    })
    if (!denied) return
    const owner = accountOf(parseDenial(denied.errorMessage).resource)!
    yield {
      message: `${callName(denied)} was aimed at account ${owner}, not at ${meant}, and was refused`,
      expected: `resources of account ${meant}, or a resource policy in ${owner} that lets the role in`,
      observed: quoted(denied),
      fix: `Check the name or ARN of the resource: it belongs to account ${owner}. If that is meant, ${owner} must grant it in the resource's own policy.`,
      ...(t.negative && { severity: 'info' as const }),
      confidence: 'medium',
      subject: [meant, owner],
      evidence: [denied.evidence],
    }
  },
}

/** Another rule's story, or a role that the token's own role went on to assume: that one's account is meant. */
function isElsewhereOrChained(call: Call, c: Case): boolean {
  const role = c.toolCall.expectedRole
  if (!role) return false
  const as = signedAs(call, c)
  return as === 'other' || (as === 'expected' && !sameRole(call.signedBy?.role ?? call.signedBy?.sessionArn, role))
}
