import { digestSays } from '../../src/facts/digest/digest.ts'
import {
  assumeRoleCallsFor,
  dataCalls,
  hadSession,
  identitiesOf,
  isOwnBusiness,
  signedAs,
  signedByBase,
} from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import { sameRole } from '../../src/model/aws.ts'
import type { Call, Identity } from '../../src/model/call.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'assume-role-skipped',
  title: 'The token names a role that nobody tried to assume',
  severity: 'error',
  step: 3,
  suspect: 'credentials',
  needs: [],
  proves: ['aws-calls'],
  trigger: { digest: ['foreignKey', 'signerUnknown'] },
  needsRole: {},
  causes: ['role-passed-over', 'wrong-identity'],
  *check(c: Case): Iterable<Draft | Unsettled> {
    const { toolCall: t, ledger } = c
    const role = t.expectedRole
    if (!role) return
    if (assumeRoleCallsFor(c).length) return
    const base = dataCalls(c).filter(
      (call) => signedAs(call, c) === 'other' && signedByBase(call, ledger) && !isOwnBusiness(call, c),
    )
    if (base.length === 0) {
      if (digestSays('signerUnknown', c)) yield { inconclusive: true, missing: ['signing-keys'] }
      return
    }
    // A session of the role is there and was not used: that is another slip.
    if (hadSession(ledger, role, t.start, t.until, t.process)) return
    const identities = identitiesOf(base)
    const who = list(identities.map(describeIdentity), 2)
    const { claim, slip } = readingOf(t.token?.roleClaim)
    const others = t.expectedFrom === 'token' ? (t.token?.roles ?? []).filter((one) => !sameRole(one, role)) : []
    const orOther = others.length ? ` or ${list(others, 3)}` : ''
    const mayBeIt = base.every(mayBeOfRole)
    const check = mayBeIt
      ? ` Unless ${who} is a session of that role already: \`aws sts get-caller-identity\` where the server runs says whose it is.`
      : ''
    yield {
      message: `AssumeRole was never called for ${role}${orOther}: ${t.tool} worked as ${who}`,
      expected: `AssumeRole of ${role}${orOther}, which ${t.expectedFrom === 'token' ? `claim "${claim}" of the token names` : `the ${t.expectedFrom} expects`}`,
      observed: `no AssumeRole call in ${t.tool}, and no earlier session of the role; ${count(totalOf(base), 'AWS call')} signed by ${who}: ${list([...new Set(base.map(callName))], 4)}`,
      fix:
        t.expectedFrom === 'token'
          ? `Read the role where the token has it: claim "${claim}". ${slip} finds none and goes on; let a request whose token names no readable role fail.${others.length ? ' Of several roles the caller, or the token (Cognito’s `cognito:preferred_role`), says which it is to be.' : ''}${check}`
          : `Assume ${role} before the first AWS call, and let the request fail where that does not work.${check}`,
      confidence: mayBeIt ? 'medium' : 'high',
      subject: [role, identitySubject(identities[0], t.service)],
      evidence: [...(t.token ? [t.token.evidence] : []), ...base.map((call) => call.evidence)],
    }
  },
}

/** An element of a list has its index for its last name. */
function readingOf(path = 'role'): { claim: string; slip: string } {
  const claim = path.replace(/\.\d+$/, '')
  const slip =
    claim === path
      ? 'A server that looks for another spelling (role_arn, aws_role_arn, awsRoleArn, roleArn)'
      : 'It is a list there, and a server that takes nothing but text'
  return { claim, slip }
}

/** A session from outside the process whose role nobody names: whoever started it may have assumed that very role. */
function mayBeOfRole({ signedBy: who }: Call): boolean {
  return who?.kind === 'ASIA' && !(who.role ?? who.sessionArn ?? who.principal) && OUTSIDE.has(who.source)
}

const OUTSIDE = new Set<Identity['source']>(['env', 'profile', 'sso', 'process'])
