// https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html: a pod without its service account’s role calls as its node

import { announcedSources, hostRole } from '../../src/facts/grants.ts'
import { inLanguage } from '../../src/facts/language.ts'
import {
  callerOf,
  mildness,
  quoted,
  refusalEvidence,
  refusedWith,
  roleAsked,
  trustedPrincipal,
} from '../../src/facts/refusals.ts'
import { sameRole } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { describeIdentity, list } from '../../src/model/text.ts'
import type { Case, Issue, Ledger } from '../../src/model/tool-call.ts'

/** Who may assume a role is the same for every process; a policy is not edited within the hour, and may be within a day. */
const SAME_POLICY: Us = 3_600_000_000

export const rule: Rule = {
  id: 'assume-role-wrong-caller',
  title: 'The wrong identity called AssumeRole',
  severity: 'error',
  step: 3,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['assumeRoleFailed'], errorCode: ['AccessDenied'] },
  effectOf: ['role-refused'],
  causes: ['session-missing', 'provider-failed', 'call-failed', 'role-refused'],
  limits: [{ us: SAME_POLICY, says: 'between two calls for which the same trust policy is taken to hold' }],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['AccessDenied'], (candidate) => candidate.operation === 'AssumeRole')) {
      if (/sts:TagSession/.test(call.errorMessage ?? '')) continue
      const role = roleAsked(c, call)
      const caller = callerOf(call)
      // A role that assumes itself is a matter of its trust policy.
      if (!caller || sameRole(caller, role)) continue
      const right = calledRightly(call, role, c.ledger)
      const meant = announcedSources(c, call.signedBy)
      const host = hostRole(caller)
      const borrowed = right ? undefined : sessionOfAnother(c, call, role)
      if (borrowed) yield calledAsAnother(c, call, role, borrowed)
      if (borrowed || (!right && !(host && meant.length))) continue
      const who = trustedPrincipal(caller)
      const rightful = right && nameOf(right)
      const held = right && heldSession(c, call, right)
      yield {
        message: `AssumeRole of ${role} was called as ${host ? `${host}, ` : ''}${who}${right ? `, though ${rightful ?? 'another identity'} may` : ''}`,
        expected: right
          ? `AssumeRole of ${role} is called as ${right.signedBy ? describeIdentity(right.signedBy) : 'the identity that it works for'}`
          : `credentials from ${list(meant)}, which the environment announces`,
        observed: quoted(call),
        fix: held
          ? `Call it with the session of ${rightful} that ${c.toolCall.tool} was given before: make the STS client of that session's credentials${inLanguage(c, { nodejs: ' (`new STSClient({ credentials })`)', python: " (`boto3.Session(aws_access_key_id=…, aws_secret_access_key=…, aws_session_token=…).client('sts')`)", other: '' })}, not of the ambient ones. The trust policy is right as it is.`
          : right
            ? 'Give this process the credentials of the identity for which it works (compare `rolecall doctor` in both places); the trust policy is right as it is.'
            : `The host's own role is the last resort of the credential chain: find out why ${list(meant)} did not answer (\`rolecall doctor\`), e.g. a service account without annotation, a token file that is not mounted.`,
        ...mildness(c, call),
        confidence: right ? 'high' : 'medium',
        subject: [role, who],
        evidence: [...refusalEvidence(call), ...(right ? [right.evidence] : []), ...(held ? [held.evidence] : [])],
      }
    }
  },
}

/** The session that called was issued in another caller's request, for the role that their token names. */
function sessionOfAnother({ toolCall: t, ledger }: Case, call: Call, role: string): Issue | undefined {
  const issue = call.signedBy && ledger.issuer(call.signedBy.key, call.start)
  if (!issue?.role || !issue.token || !t.token?.fingerprint || issue.token === t.token.fingerprint) return undefined
  // Who is let in by that role alone, or as the same one, is a link of a chain.
  if (issue.by.process !== t.process || sameRole(issue.role, role) || sameRole(issue.role, t.expectedRole))
    return undefined
  const { token } = issue
  const named = ledger.toolCalls.some((one) => one.token?.fingerprint === token && sameRole(one.token.role, issue.role))
  return named ? issue : undefined
}

function calledAsAnother(c: Case, call: Call, role: string, { by, role: taken }: Issue): Draft {
  const own = by.signedBy ? describeIdentity(by.signedBy) : 'the server’s own identity'
  return {
    message: `AssumeRole of ${role} was called by the session of ${taken}, which another caller’s request was given, not as ${own}`,
    expected: `AssumeRole for each caller is called as ${own}`,
    observed: quoted(call),
    fix: `Let no caller’s session take the place of the server’s own credentials: ${inLanguage(c, { nodejs: 'make the STS client once, of the server’s own credentials, and leave `AWS.config`, `process.env.AWS_*` and shared clients alone', python: 'make the STS client of a session of its own (`boto3.Session().client("sts")`), and a `boto3.Session(…)` for each caller in place of `boto3.setup_default_session(…)` or `os.environ["AWS_…"]`', other: 'make the STS client once, of the server’s own credentials' })}. The trust policy is right as it is.`,
    ...mildness(c, call),
    confidence: 'high',
    subject: [role, taken ?? ''],
    evidence: [...refusalEvidence(call), by.evidence],
  }
}

/** A call for the role by another identity, about that time, that was given a session. */
function calledRightly(call: Call, role: string, ledger: Ledger): Call | undefined {
  for (const { by } of ledger.sessions(role, call.start - SAME_POLICY, call.start + SAME_POLICY))
    if (Math.abs(by.start - call.start) <= SAME_POLICY && calledByAnother(by, call)) return by
  return undefined
}

/** Who called rightly: its role rather than the session. */
function nameOf(right: Call): string | undefined {
  const caller = callerOf(right)
  return caller && trustedPrincipal(caller)
}

/** The tool call had a session of who may before it asked, and asked without. */
function heldSession(c: Case, denied: Call, right: Call): Call | undefined {
  const rightful = nameOf(right)
  return c.calls.find(
    (call) => call.issued && call.start < denied.start && call.roleArn !== undefined && call.roleArn === rightful,
  )
}

function calledByAnother(worked: Call, denied: Call): boolean {
  const [a, b] = [worked.signedBy, denied.signedBy]
  if (!a || !b || a.kind === 'none') return false
  const [left, right] = [callerOf(worked), callerOf(denied)]
  if (left && right) return trustedPrincipal(left) !== trustedPrincipal(right)
  // Another process may use another key of the same principal.
  return worked.process === denied.process && a.key !== b.key && (a.kind === 'AKIA' || b.kind === 'AKIA')
}
