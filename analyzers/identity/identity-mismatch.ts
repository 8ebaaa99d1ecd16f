import { othersSessions } from '../../src/facts/other-callers.ts'
import { assumeRoleCallsFor, dataCalls, issuedBySts, ownCalls, signedAs } from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import { isDenial, roleOf } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { oncePer } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, list } from '../../src/model/text.ts'
import type { Case, Issue, Ledger } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'identity-mismatch',
  title: 'The calls ran under a session of another role',
  severity: 'error',
  step: 5,
  suspect: 'role',
  needs: [],
  trigger: { digest: ['foreignKey'] },
  needsRole: {},
  effectOf: ['other-role'],
  causes: ['other-role', 'wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    const role = t.expectedRole
    if (!role) return
    const requests = assumeRoleCallsFor(c)
    if (requests.some((call) => call.outcome === 'error') && !requests.some((call) => call.outcome === 'ok')) return
    const data = dataCalls(c)
    const right = ownCalls(c).length > 0
    const others = new Set(othersSessions(c).map(({ call }) => call))
    const byRole = new Map<string, { issue: Issue; calls: Call[] }>()
    for (const call of data) {
      const issue = signedAs(call, c) === 'other' ? issuedBySts(call, ledger) : undefined
      // Issued for another caller: role-cache-collision.
      if (!issue || others.has(call)) continue
      const other = issue.role ?? issue.sessionArn ?? ''
      const group = byRole.get(other) ?? { issue, calls: [] }
      group.calls.push(call)
      byRole.set(other, group)
    }
    for (const [other, { issue, calls }] of byRole) {
      const [is, should] = [roleOf(other), roleOf(role)]
      const account = is && should && is.account !== should.account
      yield {
        message: `${t.tool} ran as ${other}, not as ${role}${account ? `: another account (${is.account})` : ''}`,
        expected: `AWS calls signed by a session of ${role}`,
        observed: `${count(totalOf(calls), 'call')} (${list([...new Set(calls.map(callName))], 4)}) signed by ${describeIdentity(calls[0]!.signedBy!)}, issued by ${callName(issue.by)} for ${other}`,
        fix: `Find where the server gets ${other} from (a constant, a configured default, a mapping of tenants to roles) at the ${callName(issue.by)} call, and use the role that the ${t.expectedFrom ?? 'token'} names. If ${other} is meant, declare it as the expected role.`,
        // A second role beside the right one may be the server's own business: not another caller's role that is denied.
        ...(right && !isAstray(other, calls, ledger) && { severity: 'info' as const }),
        confidence: right ? 'medium' : 'high',
        subject: [role, other],
        evidence: [issue.by.evidence, ...calls.map((call) => call.evidence)],
      }
    }
  },
}

/** Callers have that role of their own, and it may not do what was asked for this one. */
function isAstray(role: string, calls: readonly Call[], ledger: Ledger): boolean {
  return calls.some(({ errorCode }) => isDenial(errorCode)) && namedByTokens(ledger).has(role)
}

/** Roles that callers' tokens name. */
const namedByTokens = oncePer(
  ({ toolCalls }: Ledger) => new Set(toolCalls.flatMap(({ token }) => token?.roles ?? token?.role ?? [])),
)
