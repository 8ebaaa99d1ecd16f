/** Calls that AWS refused, as rules judge them: which count, how mild they are, how they are quoted. */

import { bool, text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { isDenial, parseDenial, roleOf } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { firstIndex } from '../model/first-index.ts'
import { oncePer, oncePerProcess } from '../model/once-per.ts'
import type { Evidence, Us } from '../model/records.ts'
import type { Confidence } from '../model/rule.ts'
import { cut } from '../model/text.ts'
import { LOG_DELAY } from '../model/tolerances.ts'
import type { Case, Ledger } from '../model/tool-call.ts'
import { isAnswerToUser } from '../vocabulary/answers-to-users.ts'
import { tells } from '../vocabulary/tells.ts'
import { reasonOf } from './reason.ts'

/** AWS calls of a case that failed with one of these codes (a trailing `Exception` stripped). */
export function refusedWith(
  { calls }: Case,
  codes: readonly string[],
  fits: (call: Call) => boolean = () => true,
): Call[] {
  const hits = calls.filter(
    (call) =>
      call.kind === 'aws' &&
      call.outcome === 'error' &&
      call.errorCode !== undefined &&
      codes.includes(call.errorCode) &&
      fits(call),
  )
  // A data call that never got its credentials repeats STS's error: the STS call itself tells more.
  const sts = hits.filter((call) => call.service === 'STS')
  return sts.length ? sts : hits
}

/** Wording that tells one refusal from another with the same code. */
export function worded(pattern: RegExp): (call: Call) => boolean {
  return (call) => pattern.test(call.errorMessage ?? '')
}

/** Credentials by AssumeRole, with a web identity or SAML too, or by a data call that repeats its error unsent. */
export function asksForRole(call: Call): boolean {
  return /^AssumeRole/.test(call.operation) || (call.sent === false && call.service !== 'STS')
}

/** Healed by the caller's next try, or the point of a negative test: no more than a remark. */
export function mildness({ toolCall, ledger }: Case, call: Call): { severity?: 'info' } {
  return toolCall.negative || ledger.healed(call) ? { severity: 'info' } : {}
}

/** `AccessDenied (request 7c1f…): User: … is not authorized …`. */
export function quoted(call: Call): string {
  const request = call.requestId ? ` (request ${call.requestId})` : ''
  const reason = reasonOf(call)
  const told = text(call, 'rolecall.log.told_of')
  return `${call.errorCode ?? 'error'}${request}: ${reason ? cut(reason, 400) : 'no message recorded'}${told ? ` (${told})` : ''}`
}

export function refusalEvidence(call: Call): Evidence[] {
  return [call.evidence, ...call.attempts.slice(-1).map((attempt) => attempt.evidence)]
}

/** A span or a CloudTrail event is a record of the call itself; a log line is only a report of it. */
export function sureness(call: Call): Confidence {
  return call.seenAs === 'log' ? 'medium' : 'high'
}

/** The role that a refused call asked for. */
export function roleAsked({ toolCall }: Case, call: Call): string {
  const denied = parseDenial(call.errorMessage)
  return (
    call.roleArn ?? denied.resource ?? toolCall.expectedRole ?? 'the requested role (its name is not in the evidence)'
  )
}

/** ARN of who called, as AWS named it, else as the evidence knows it. */
export const callerOf: (call: Call) => string | undefined = oncePer(
  ({ errorMessage, signedBy }) =>
    parseDenial(errorMessage).principal ?? signedBy?.sessionArn ?? signedBy?.principal ?? signedBy?.role,
)

/** A session is trusted by its role, not by the session's own ARN. */
export function trustedPrincipal(caller: string): string {
  const role = caller.includes(':assumed-role/') ? roleOf(caller) : undefined
  return role ? `arn:${role.partition}:iam::${role.account}:role/${role.name}` : caller
}

export function isRefused(call: Call): boolean {
  return (isDenial(call.errorCode) && !isOfUser(call)) || call.httpStatus === 403
}

/**
 * Cognito refuses a user's own token, password or code, also under a denial's code; who signed, if anybody did, has no part in it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html (NotAuthorizedException)
 */
export function isOfUser({ service, operation, errorCode = '', errorMessage }: Call): boolean {
  return isAnswerToUser(service, operation, errorCode) && !parseDenial(errorMessage).action
}

/** Client-side monitoring records errors of tries only: it does not say why a call without a try failed. */
export function isUnexplained(call: Call): boolean {
  return call.kind === 'aws' && call.seenAs === 'csm' && call.sent === false && call.errorCode === 'error'
}

/** No request was built, for want of a region: where it is an empty text, botocore makes a host's name without it. */
export const isWithoutRegion = oncePer(
  ({ kind, outcome, errorCode, errorMessage = '' }: Call): boolean =>
    kind === 'aws' &&
    outcome === 'error' &&
    (tells('no-region', `${errorCode}: ${errorMessage}`) !== undefined ||
      /https?:\/\/[\w.-]{1,80}\.\.amazonaws\.com/.test(errorMessage)),
)

/**
 * The SDK itself can't work with a setting, and sends nothing.
 * https://github.com/boto/botocore/blob/develop/botocore/exceptions.py
 */
export function isOfSettings({ kind, outcome, sent, errorCode = '', errorMessage = '' }: Call): boolean {
  if (kind !== 'aws' || outcome !== 'error' || sent === true) return false
  return OF_SETTINGS.test(errorCode) || (errorCode === 'ValueError' && errorMessage.startsWith('Invalid endpoint'))
}

const OF_SETTINGS =
  /^(?:Invalid(?:Region|RetryMode|RetryConfiguration|MaxRetryAttempts|DefaultsMode|IMDSEndpoint|S3AddressingStyle|S3UsEast1RegionalEndpointConfig|HostLabel)|Unknown(?:Service|Region|Endpoint|SignatureVersion|DefaultsMode)|Unsupported\w{1,60}|DataNotFound|ApiVersionNotFound|Endpoint(?:Provider|Resolution|Variant)\w{0,20}|ConfigParse|UnableToParse\w{1,20})Error$/

/** Refusals for what a request carries, not for what it asks: its key, its session token, its time, its signature. */
const OF_THE_REQUEST =
  /^(InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClient|AuthFailure|InvalidToken|ExpiredToken|RequestExpired|RequestTimeTooSkewed|SignatureDoesNotMatch|InvalidSignature)$/

export function isRefusalOfRequest(errorCode: string | undefined): boolean {
  return OF_THE_REQUEST.test(errorCode ?? '')
}

/**
 * A 403 without a code, as HEAD gets it, means what the same key was told nearest to it: an unknown key or a wrong clock
 * is refused so too, whatever was asked.
 */
export function isRefusedAsRequest(call: Call, ledger: Ledger): boolean {
  const answers = answersOf(ledger, call.process).get(sentBy(call)) ?? []
  const nearest = nearestTo(call.start, answers)
  return isRefusalOfRequest(nearest?.errorCode) || ((!nearest || !call.signedBy) && isToldInLog(call, ledger))
}

/** What a process's keys were told by each service, in order of start. */
const answersOf = oncePerProcess((ledger, process) => {
  const answers = new Map<string, Call[]>()
  for (const call of ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY)) {
    if (call.kind !== 'aws' || (call.outcome !== 'ok' && !/[a-z]{3}/.test(call.errorCode ?? ''))) continue
    const own = answers.get(sentBy(call)) ?? []
    own.push(call)
    answers.set(sentBy(call), own)
  }
  return answers
})

function sentBy({ service, signedBy }: Call): string {
  return `${service} ${signedBy?.key}`
}

/** Of those as near the first. @param calls in order of start */
function nearestTo(time: Us, calls: readonly Call[]): Call | undefined {
  const next = firstIndex(calls, ({ start }) => start >= time)
  const before = calls[next - 1]
  const [later, earlier] = [calls[next], before && calls[firstIndex(calls, ({ start }) => start >= before.start)]]
  if (!later || !earlier) return later ?? earlier
  return time - earlier.start <= later.start - time ? earlier : later
}

/** Stock spans have a bare 403; the error's name stands in the server's log, which is read as a process of its own. */
function isToldInLog({ start, end = start }: Call, ledger: Ledger): boolean {
  return processesOf(ledger).some((process) =>
    ledger
      .callsDuring(process, start - LOG_DELAY, end + LOG_DELAY)
      .some(({ seenAs, errorCode }) => seenAs === 'log' && isRefusalOfRequest(errorCode)),
  )
}

const processesOf = oncePer(({ toolCalls }: Ledger) => [...new Set(toolCalls.map(({ process }) => process))])

/** Operations that ask what the caller may do: for them a refusal is an answer. */
const ASKS_FOR_PERMISSION =
  /^(SimulatePrincipalPolicy|SimulateCustomPolicy|GetBucket\w+|HeadBucket|(Get|List)\w{0,80}(Polic|Role|Attached|Group|User)\w{0,80}|GetAccountSummary|GetCallerIdentity)$/

export function asksForPermission({ operation }: Call): boolean {
  return ASKS_FOR_PERMISSION.test(operation)
}

/**
 * Is there such an object? To a caller who may not list, S3 answers 403 to a HEAD where it would say 404.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html. A transfer asks in order to fetch it.
 */
export function asksWhetherItExists(call: Call): boolean {
  return call.operation === 'HeadObject' && isRefused(call) && bool(call, R.transfer) !== true
}

/** Refusals of calls by which a tool finds out what exists and what it may do: it asks for that only, or tries three kinds of operations at least. */
export function isDiscovery(refused: readonly Call[]): boolean {
  const asks = (call: Call) => asksForPermission(call) || asksWhetherItExists(call)
  const kinds = new Set(refused.map((call) => call.operation)).size
  return refused.every(isRefused) && (refused.every(asks) || (kinds >= 3 && refused.some(asks)))
}

/** A shorter message could be any call's. */
const TELLING = 10

/** A test that belongs to no recorded call failed with this call's own message: then no later success made up for it. */
export function failedATest({ errorMessage = '' }: Call, ledger: Ledger): boolean {
  return (
    errorMessage.length >= TELLING &&
    testFailures(ledger).some((message) => message.includes(errorMessage.slice(0, 120)))
  )
}

/** What the runner says of failed tests that belong to no recorded call. */
const testFailures = oncePer(({ toolCalls }: Ledger) =>
  toolCalls.flatMap(({ kind, outcome, outcomeMessage, negative }) =>
    kind === 'test' && (outcome === 'failed' || outcome === 'timeout') && !negative && outcomeMessage
      ? [outcomeMessage]
      : [],
  ),
)

const RUNNERS = /^(?:pytest|py\.test|unittest|nose2?|tox|nox|vitest|jest|mocha|ava|tap|jasmine)\b/

/**
 * Was it refused to a runner of tests that ended well, where one that passed is called after a refusal? Whatever else such a runner was
 * refused it may have passed over.
 */
export function isMeantByATest({ toolCall: t, ledger }: Case): boolean {
  if (t.kind !== 'process' || !RUNNERS.test(t.service) || ledger.exitOf(t.process)?.code !== 0) return false
  const tests = ledger.toolCalls.filter(({ kind }) => kind === 'test')
  return tests.some(({ negative }) => negative) && testFailures(ledger).length === 0
}

/** ARN of something in IAM that is no role. */
export const IAM_OTHER = /^arn:aws[\w-]*:iam::\d{12}:(?!role\/)(\w+)/

/** botocore names the operation whose parameter it refused. */
const OF_ANOTHER = /when calling the (?!AssumeRole)\w+ operation/

const NAMES_ROLE_ARN = /at 'roleArn' failed|parameter RoleArn/i

/** A service says of the role that it was given to work as that this is no role's ARN, and which form it must have. */
const GIVEN_NO_ROLE =
  /\b[Vv]alue '[^'\n]{0,200}' at '[\w.]{0,80}[Rr]ole(?:Arn|ARN|Name)?' failed to satisfy constraint: [^\n]{0,80}pattern: [\^(]{0,4}arn:/

export function givesNoRole({ kind, service, errorMessage = '' }: Call): boolean {
  return kind === 'aws' && service !== 'STS' && GIVEN_NO_ROLE.test(errorMessage)
}

/** Is it for the role ARN, and not for another parameter, that a call was refused, by AWS or by its own SDK? */
export function blamesRoleArn(call: Call): boolean {
  if (call.errorCode === 'AccessDenied') return call.service === 'STS' && IAM_OTHER.test(call.roleArn ?? '')
  const message = call.errorMessage ?? ''
  // Other services call their own parameters invalid in the same words, and have role ARNs among them.
  if (call.service !== 'STS')
    return (
      call.sent === false &&
      (NAMES_ROLE_ARN.test(message) || /Request ARN is invalid/i.test(message)) &&
      !OF_ANOTHER.test(message)
    )
  if (NAMES_ROLE_ARN.test(message)) return true
  if (
    /parameter \w|roleSessionName|DurationSeconds|MaxSessionDuration|role chaining|tokenCode|serialNumber/i.test(
      message,
    )
  )
    return false
  if (/\S is invalid|is not (a )?valid ARN/i.test(message)) return true
  return /^AssumeRole/.test(call.operation) && call.roleArn !== undefined && !roleOf(call.roleArn)
}
