// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html

import { denyFix, placeOf, whyRefused } from '../../src/facts/deny-places.ts'
import { takesBack } from '../../src/facts/everyday-answers.ts'
import { widen } from '../../src/facts/grants.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { lossTold } from '../../src/facts/lost-messages.ts'
import {
  asksForPermission,
  asksWhetherItExists,
  failedATest,
  isDiscovery,
  isMeantByATest,
  isOfUser,
  isRefusedAsRequest,
  refusalEvidence,
} from '../../src/facts/refusals.ts'
import { failedSecondFactor, refusedItsKey, remedyOf } from '../../src/facts/remedies.ts'
import { dataCalls, hiddenError } from '../../src/facts/signing.ts'
import { lastByte } from '../../src/facts/time-spent.ts'
import { followsFrom } from '../../src/facts/what-follows.ts'
import { totalOf } from '../../src/model/alike.ts'
import { bool } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { isDenial, parseDenial } from '../../src/model/aws.ts'
import { bucketOf, type Call } from '../../src/model/call.ts'
import { largest } from '../../src/model/extremes.ts'
import { oncePer, oncePerProcess } from '../../src/model/once-per.ts'
import { isOfBucket, permissionFor } from '../../src/model/permissions.ts'
import type { LogRecord } from '../../src/model/records.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import { callName, count, cut, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case, Ledger } from '../../src/model/tool-call.ts'
import { tells } from '../../src/vocabulary/tells.ts'

/** More kinds of denials in one tool call are one finding: the tool asks what it may do. */
const KINDS = 4

export const rule: Rule = {
  id: 'access-denied',
  title: 'AWS denied a call',
  severity: 'error',
  step: 6,
  suspect: 'permissions',
  needs: [],
  trigger: { digest: ['denied'] },
  effectOf: ['session-missing', 'credentials-incomplete', 'wrong-identity', 'call-denied'],
  causes: ['call-failed'],
  limits: [
    {
      times: KINDS,
      says: 'kinds of denials in one tool call, beyond which they are one finding: the tool asks what it may do',
    },
  ],
  *check(c: Case): Iterable<Draft | Unsettled> {
    const denied = dataCalls(c).filter(
      (call) =>
        isRefused(call) && !c.ledger.healed(call) && (isDenial(call.errorCode) || !isRefusedAsRequest(call, c.ledger)),
    )
    const last = denied.at(-1)
    if (last && endsWith(c, last) && !isDenial(last.errorCode) && !wasAccepted(c, last)) {
      yield UNTOLD
      return
    }
    for (const group of bySigner(denied)) {
      const kinds = byKind(group)
      if (kinds.length > KINDS) yield discovery(c, group, kinds)
      else for (const kind of kinds) yield denialOf(c, kind)
    }
  },
}

/** A server ended with it, and its key was never accepted: it need not be its permissions. */
const UNTOLD: Unsettled = {
  inconclusive: true,
  missing: ['aws-calls'],
  settleBy:
    'ask for the same with `aws s3api get-object` or look into CloudTrail: the last call was a HEAD that was refused (403), whose answer names no error; an unknown key, a session without its token and a wrong clock are refused so too',
}

function wasAccepted({ ledger }: Case, refused: Call): boolean {
  return ledger
    .callsDuring(refused.process, 0, Number.POSITIVE_INFINITY)
    .some((call) => call.kind === 'aws' && call.outcome === 'ok' && call.service !== 'STS')
}

function denialOf(c: Case, calls: readonly Call[]): Draft {
  const call = calls[0]!
  const { action, resource } = askedFor(call)
  const who = whoOf(calls)
  const loss = lossTold(calls, c)
  return {
    message: failedSecondFactor(call)
      ? `${callName(call)} was denied to ${who}: the MFA device or its code is not the caller’s`
      : `${callName(call)} on ${resource} was denied to ${who}${refusedItsKey(call) ? ', which may not use its KMS key' : ''}`,
    expected: `${action} on ${resource} is allowed`,
    observed: `${count(totalOf(calls), 'denial')} (${call.errorCode ?? `HTTP ${call.httpStatus}`}${call.requestId ? `, request ${call.requestId}` : ''}): ${call.errorMessage ? cut(call.errorMessage, 400) : /^Head/.test(call.operation) ? 'no message: an answer to HEAD has none' : 'no message was recorded'}${loss.observed}`,
    fix: `${fix(c, call)}${loss.fix}`,
    severity: severityOf(c, calls),
    confidence: call.seenAs === 'log' || !call.errorMessage ? 'medium' : 'high',
    subject: [identitySubject(call.signedBy, c.toolCall.service), action, call.bucket ?? resource],
    ...followsFrom(calls),
    evidence: calls.flatMap(refusalEvidence),
  }
}

/** Many kinds of denials at once: the tool asks what it may do. */
function discovery(c: Case, calls: readonly Call[], kinds: readonly (readonly Call[])[]): Draft {
  const { toolCall: t } = c
  const who = whoOf(calls)
  const actions = [...new Set(kinds.map((kind) => askedFor(kind[0]!).action))]
  return {
    message: `${count(totalOf(calls), 'call')} of ${t.tool} were denied to ${who}: ${list(actions, 4)}`,
    expected: 'a tool that finds out what it may do is told so',
    observed: `${count(totalOf(calls), 'denial')} of ${count(kinds.length, 'kind')}`,
    fix: `${widen(c, calls[0]!, (holder) => `Where ${t.tool} needs them, allow ${list(actions, 8)} to ${holder}.`, `may ${list(actions, 8)}`)} Where it only asks what it may do, \`iam:SimulatePrincipalPolicy\` asks once.`,
    severity: severityOf(c, calls),
    confidence: 'high',
    subject: [identitySubject(calls[0]!.signedBy, t.service), t.tool],
    evidence: calls.map((call) => call.evidence),
  }
}

/** With its key where all were signed by one. */
function whoOf([first, ...rest]: readonly Call[]): string {
  const signer = first!.signedBy
  if (!signer) return 'an identity that was not recorded'
  return rest.some((call) => call.signedBy?.key !== signer.key) ? principalOf(first!) : describeIdentity(signer)
}

/** Keys change, and a user may have two at once: who it is stays. */
function principalOf({ signedBy }: Call): string {
  return signedBy?.sessionArn ?? signedBy?.principal ?? signedBy?.role ?? signedBy?.key ?? ''
}

function isRefused(call: Call): boolean {
  if (call.outcome !== 'error' || isOfUser(call)) return false
  // Skew, expiry and unknown keys come as 403 too, under codes of their own.
  const bare = !call.errorCode || /^(HTTP 403|403|Unknown|UnknownError|Error)$/.test(call.errorCode)
  return isDenial(call.errorCode) || (bare && call.httpStatus === 403)
}

function bySigner(calls: readonly Call[]): Call[][] {
  return groupedBy(calls, principalOf)
}

function byKind(calls: readonly Call[]): Call[][] {
  return groupedBy(calls, (call) => `${callName(call)} ${call.bucket ?? call.resource}`)
}

function groupedBy(calls: readonly Call[], key: (call: Call) => string): Call[][] {
  const groups = new Map<string, Call[]>()
  for (const call of calls) {
    const group = groups.get(key(call))
    if (group) group.push(call)
    else groups.set(key(call), [call])
  }
  return [...groups.values()]
}

/** A remark where the tool went on and was right to; an error where it came to nothing. */
function severityOf(c: Case, group: readonly Call[]): 'error' | 'warning' | 'info' {
  const { toolCall: t } = c
  const { lastServed, isOnlyRefused, isDiscovering } = asideOf(c)
  // Outside any request many work side by side: another's success is nothing to who was refused.
  const good =
    t.kind === 'process'
      ? wasServed(c, group[0]!, true) && !wasAskedAgain(group)
      : lastServed !== undefined && lastServed >= group[0]!.start
  const isLast = endsWith(c, group.at(-1)!)
  // What one may do is asked on the way; where it was all that was asked, the tool failed with it, and so did who calls it an error.
  const cameToIt = t.outcome === 'failed' || (isLast && lineOf(c, group.at(-1)!)?.severity === 'error')
  const onTheWay = group.every(asksForPermission) && !(cameToIt && isOnlyRefused)
  if (t.negative || onTheWay || (isMeantByATest(c) && group.length === 1)) return 'info'
  if (
    t.outcome === 'failed' ||
    hiddenError(t) !== undefined ||
    group.some((call) => failedATest(call, c.ledger)) ||
    diedOfIt(c, group)
  )
    return 'error'
  if (lossTold(group, c).fix) return 'error'
  if (!isDiscovering && isInVain(c, group)) return 'error'
  if (isLast) return 'warning'
  const meant = group.every(asksWhetherItExists) || isDiscovering
  return good || meant || t.outcome === 'passed' ? 'info' : 'warning'
}

/**
 * All that a process did was seen, and it asked in vain: again and again, or until it had nothing more to ask. A HEAD may ask whether
 * there is anything.
 */
function isInVain(c: Case, group: readonly Call[]): boolean {
  const { toolCall: t, ledger } = c
  if (t.kind !== 'process' || group.every((call) => /^Head/.test(call.operation) && bool(call, R.transfer) !== true))
    return false
  if (wasServed(c, group[0]!, false) && !wasAskedAgain(group)) return false
  const seen = ledger.lastSeen(t.process)?.at ?? t.until
  return group.every(
    ({ seenAs, start }) =>
      (seenAs === 'sdk' || seenAs === 'http') && ledger.coverage(t.process, 'aws-calls', start, seen) === 'proven',
  )
}

/** Was who was refused served later, by the same service or any? That a queue is polled on says little of what was to be written. */
function wasServed(c: Case, refused: Call, byTheSame: boolean): boolean {
  const who = principalOf(refused)
  return servedOf(c).some(
    (one) => one.start >= refused.start && (!byTheSame || one.service === refused.service) && principalOf(one) === who,
  )
}

/** Of each denial it is asked: a log may have thousands. */
const servedOf = oncePer((c: Case) => dataCalls(c).filter((call) => call.outcome === 'ok' && !takesBack(call)))

/** Asked for the same thing again, and refused again: no trying out of what one may do. */
function wasAskedAgain(group: readonly Call[]): boolean {
  const things = group.flatMap(({ resource, path }) => resource ?? path ?? [])
  return new Set(things).size < things.length
}

/** What stands beside every denial of a tool call. */
const asideOf = oncePer((c: Case) => {
  const data = dataCalls(c)
  const refused = data.filter(isRefused)
  const served = servedOf(c).map(({ start }) => start)
  /** When what was served last began. */
  const lastServed = served.length ? largest(served) : undefined
  return { lastServed, isOnlyRefused: refused.length === data.length, isDiscovering: isDiscovery(refused) }
})

/** The last that the process did, told of at level fatal, or as an error that nobody caught. */
function diedOfIt(c: Case, group: readonly Call[]): boolean {
  const last = group.at(-1)!
  if (!endsWith(c, last)) return false
  const line = lineOf(c, last)
  return line !== undefined && (line.severity === 'fatal' || /\b(unhandled|uncaught|panic:|FATAL)\b/i.test(line.body))
}

/** The line of the log that tells of it. */
function lineOf({ logs }: Case, { evidence: { file, line } }: Call): LogRecord | undefined {
  return logs.find(({ evidence }) => evidence.file === file && evidence.line === line)
}

/** A server that was refused at its start, and did nothing more. */
function endsWith({ toolCall: t, ledger }: Case, call: Call): boolean {
  if (t.kind !== 'process' || call.seenAs === 'cloudtrail' || call.end === undefined) return false
  const { served, nowhere } = servedIn(ledger)
  if (nowhere > 0 || served.get(t.process)! > 1) return false
  return call.end >= lastOf(ledger, t.process)
}

/** When the last call of a process had ended. */
const lastOf = oncePerProcess((ledger, process) =>
  largest(
    ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).map((call) => lastByte(call) ?? Number.POSITIVE_INFINITY),
  ),
)

/** How many tool calls each process has, and how many belong to none that is known. */
const servedIn = oncePer(({ toolCalls }: Ledger) => {
  const served = new Map<string, number>()
  for (const { process } of toolCalls) served.set(process, (served.get(process) ?? 0) + 1)
  return { served, nowhere: served.get('') ?? 0 }
})

function askedFor(call: Call): { action: string; resource: string; why: string } {
  const denial = parseDenial(call.errorMessage)
  const action = denial.action ?? permissionFor(call)
  const why = whyRefused(call.errorMessage)
  return {
    action,
    resource: denial.resource ?? (bucketOf(call) ? resourceOf(call, action) : (call.resource ?? UNNAMED)),
    why,
  }
}

/** The service is all that is known of a call that the evidence does not name. */
function named(action: string): string {
  return action.replace(/:call$/, ':<what it asks for>')
}

/** Neither call nor answer names it. */
const UNNAMED = 'the resource'

/** S3's permissions on a bucket: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html */
function resourceOf(call: Call, action: string): string {
  const ofBucket = isOfBucket(call.operation) || /^s3:ListBucket/.test(action)
  return `arn:aws:s3:::${bucketOf(call)}${ofBucket ? '' : '/*'}`
}

function fix(c: Case, call: Call): string {
  const remedy = remedyOf(call)
  if (remedy) return remedy
  const { action, resource, why } = askedFor(call)
  if (call.signedBy?.kind === 'none')
    return `Nobody signed it, so that no policy but the resource’s own is asked: give the client credentials${inLanguage(c, { nodejs: ' (it was built with an anonymous signer)', python: ' (it was built with `Config(signature_version=UNSIGNED)`)', other: '' })}. Where everybody may read it, its own policy has to say so.`
  const allowed = resource !== UNNAMED ? resource : action === 's3:ListAllMyBuckets' ? '*' : '<ARN of what it asks for>'
  const statement = JSON.stringify({ Effect: 'Allow', Action: named(action), Resource: allowed })
  const place = placeOf(why)
  const denied = denyFix(why, action)
  if (denied) return denied
  if (place)
    return `Allow ${statement} in ${place}, which refused it: “${why}”. Nothing says that the caller’s own policy lacks it.`
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html: 404 only to whoever may list
  const maybeMissing = action === 's3:GetObject' && !/explicit/.test(why)
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
  const encoded = tells('encoded-denial', call.errorMessage)
  if (encoded && !parseDenial(call.errorMessage).action)
    return 'Who was refused what stands in the encoded message: `aws sts decode-authorization-message --encoded-message <it> --query DecodedMessage --output text`, asked by whoever may sts:DecodeAuthorizationMessage in that account.'
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
  if (/with session credentials/i.test(call.errorMessage ?? ''))
    return `STS gives ${callName(call)} to a user's own key only, never to a session: leave it out where credentials are temporary already, or call AssumeRole.`
  return [
    widen(
      c,
      call,
      (holder) =>
        `Add ${statement} to the policy of ${holder}, or to the resource’s own policy, where it lies in another account.`,
      `needs ${statement}`,
    ),
    ...(maybeMissing
      ? ['If the object may be missing: without s3:ListBucket S3 answers 403 where it would say 404.']
      : []),
  ].join(' ')
}
