// https://docs.aws.amazon.com/accounts/latest/reference/sample-account-ids.html: 123456789012, 111122223333, …

import { neverConnected } from '../../src/facts/lost-connections.ts'
import { assumeRoleCalls } from '../../src/facts/signing.ts'
import { placeholderReason, roleOf, SAMPLE_ACCOUNTS, sameRole } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { oncePer, oncePerProcess } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case, Ledger } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'role-arn-placeholder',
  title: 'The role is a sample value from documentation',
  severity: 'error',
  step: 1,
  suspect: 'role',
  needs: [],
  trigger: { digest: ['placeholderRole'] },
  causes: ['session-missing', 'provider-failed', 'call-failed', 'role-refused'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall } = c
    const requests = assumeRoleCalls(c)
    const roles = new Set(
      [toolCall.expectedRole, ...requests.map((call) => call.roleArn)].filter((arn) => arn !== undefined),
    )
    for (const arn of roles) {
      const reason = placeholderReason(arn)
      if (!reason) continue
      const ofRole = requests.filter((call) => sameRole(call.roleArn, arn) || call.roleArn === arn)
      // AWS names the caller by the same account, or by another sample: whoever pasted the log put a number, or a word, for each.
      const callers = ofRole.flatMap(({ signedBy }) => signedBy?.principal?.split(':')[4] ?? [])
      // Whoever signs there is somebody: AWS, or what stands for it, knows the account.
      if (isSomebodys(arn.split(':')[4], c)) continue
      if (callers.some((account) => account === arn.split(':')[4] || isSampleOfLog(account, ofRole))) continue
      // Nobody was reached who could have said so.
      if (ofRole.length > 0 && ofRole.every((call) => call.outcome === 'error' && neverConnected(call.errorCode)))
        continue
      // Another provider or audience is asked for in an account that is there.
      if (ofRole.some(({ errorMessage = '' }) => /incorrect token audience/i.test(errorMessage))) continue
      const worked = ofRole.some((call) => call.outcome === 'ok') || grantedIn(c.ledger).has(arn.split(':')[4] ?? '')
      const emulated = worked || grantsSamples(c.ledger)
      const role = roleOf(arn)
      const certain = !role || SAMPLE_ACCOUNTS.includes(role.account)
      // A real role may be called TestRole; it counts only where the account is a sample too.
      if (worked && !certain) continue
      const where =
        toolCall.expectedRole === arn && toolCall.token?.roleClaim
          ? `claim "${toolCall.token.roleClaim}" of the token`
          : 'AssumeRole'
      const elsewhere = failedBeforeAws(c)
      const failed = ofRole.find((call) => call.outcome === 'error')
      yield {
        message: `The role ${arn} is a placeholder: ${reason}`,
        expected: 'the ARN of a role that exists in one of your accounts',
        observed: `${where} names ${arn}${emulated ? `, and AssumeRole succeeds in ${worked ? 'its account' : 'another sample account'}: this is an emulator` : failed ? `; ${answerOf(failed)}` : ''}`,
        fix: emulated
          ? 'Nothing to mend against an emulator; before release, run once against a real account.'
          : `Configure the real role where ${toolCall.token ? `the token is issued (${toolCall.token.iss ? `issuer ${toolCall.token.iss}, ` : ''}claim "${toolCall.token.roleClaim ?? 'role'}")` : 'the server takes it from (its code, configuration or environment)'}: replace ${arn} by the ARN that \`aws iam get-role --role-name <role> --query Role.Arn\` prints.`,
        severity: emulated || !certain || elsewhere || isOtherwiseRefused(ofRole) ? 'info' : 'error',
        // The token was read well: it is STS that cannot do what it says.
        step: 3,
        confidence: certain ? 'high' : 'low',
        subject: [arn],
        evidence: [toolCall.token?.evidence, failed?.evidence ?? ofRole[0]?.evidence].filter(
          (item) => item !== undefined,
        ),
      }
    }
  },
}

/** STS looked at the token or the request, and found fault with that: whether there is such a role it did not say. */
function isOtherwiseRefused(ofRole: readonly Call[]): boolean {
  return (
    ofRole.length > 0 &&
    ofRole.every(
      (call) => call.outcome === 'error' && (OF_THE_REQUEST.test(call.errorCode ?? '') || isToldOtherwise(call)),
    )
  )
}

/** Whoever shows a log puts a sample for the account: where the answer names a reason of its own, that is the reason. */
function isToldOtherwise({ seenAs, errorCode = '', errorMessage = '' }: Call): boolean {
  return seenAs === 'log' && (!OF_THE_ROLE.test(errorCode) || OF_THE_SESSION.test(errorMessage))
}
const OF_THE_ROLE = /^(?:AccessDenied|(?:Param)?Validation|NoSuchEntity|AssumeRoleFailed)/
const OF_THE_SESSION = /DurationSeconds|role chaining|MultiFactorAuthentication|\bMFA\b/
const OF_THE_REQUEST =
  /^(?:ExpiredToken|InvalidIdentityToken|IDP\w{4,40}|PackedPolicyTooLarge|MalformedPolicyDocument|RegionDisabled|SignatureDoesNotMatch|InvalidClientTokenId|RequestExpired)$/

/** It came to nothing over somebody else's service, and asked AWS for nothing: the role was not reached. */
function failedBeforeAws({ toolCall: { kind, outcome, end }, calls }: Case): boolean {
  const last = calls.at(-1)
  // Behind another's request for the same keys, it made none of its own.
  if (!last) return kind !== 'process' && (outcome === 'timeout' || end === undefined)
  return calls.every((call) => call.kind === 'http') && last.outcome !== 'ok'
}

function isSomebodys(account: string | undefined, { ledger, toolCall: { process } }: Case): boolean {
  return account !== undefined && accountsOf(ledger, process).has(account)
}

/** In which accounts somebody signs. */
const accountsOf = oncePerProcess(
  (ledger, process) =>
    new Set(
      ledger
        .callsDuring(process, 0, Number.POSITIVE_INFINITY)
        .flatMap(({ seenAs, signedBy }) => (seenAs === 'log' ? [] : (signedBy?.principal?.split(':')[4] ?? []))),
    ),
)

/** Accounts in which a role was granted, in whatever request: a session is kept and used by others. */
const grantedIn = oncePer(
  ({ assumeRoleCalls: all }: Ledger) =>
    new Set(all.flatMap(({ outcome, roleArn }) => (outcome === 'ok' ? (roleArn?.split(':')[4] ?? []) : []))),
)

/** Where roles of samples are granted, the sample is not what one is refused for. */
function grantsSamples(ledger: Ledger): boolean {
  return SAMPLE_ACCOUNTS.some((account) => grantedIn(ledger).has(account))
}

/** What a log quotes of AWS may have been written over; a span's may not. */
function isSampleOfLog(account: string, calls: readonly Call[]): boolean {
  return SAMPLE_ACCOUNTS.includes(account) && calls.every(({ seenAs }) => seenAs === 'log')
}

/** An SDK that refuses the parameters itself asks nobody. */
function answerOf({ sent, errorCode }: Call): string {
  return sent === false && errorCode !== 'AccessDenied'
    ? `the call was never sent (${errorCode})`
    : `STS answered ${errorCode}`
}
