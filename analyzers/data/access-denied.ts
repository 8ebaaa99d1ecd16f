// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import { isDenial, parseDenial } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { dataCalls, hiddenError, signedAs } from '../../src/model/signing.ts'
import { callName, count, cut, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Asking what one may do: the answer "no" is what was asked for. */
const ASKS_FOR_PERMISSION =
  /^(SimulatePrincipalPolicy|SimulateCustomPolicy|GetBucketAcl|GetBucketPolicy|GetBucketLocation|HeadBucket|(Get|List)\w*(Polic|Role|Attached|Group|User)\w*|GetAccountSummary|GetCallerIdentity)$/

/** A tool call that was denied more kinds of call than this asks what it may do: one finding, not twenty. */
const MANY = 3

export const rule: Rule = {
  id: 'access-denied',
  title: 'AWS denied a call',
  severity: 'error',
  step: 6,
  suspect: 'permissions',
  needs: [],
  trigger: { callKind: 'aws' },
  explains: ['error-hidden-in-result', 'hollow-pass-error-swallowed'],
  *check(c: Case): Iterable<Draft> {
    const denied = dataCalls(c.calls).filter((call) => isRefused(call) && !c.ledger.healed(call))
    const groups = grouped(denied)
    if (groups.length > MANY) {
      yield discovery(c, denied, groups)
      return
    }
    for (const group of groups) {
      const call = group[0]!
      const { action, resource, why } = askedFor(call)
      const who = call.signedBy ? describeIdentity(call.signedBy) : 'an identity that was not recorded'
      const foreign = c.toolCall.expectedRole && signedAs(call, c.toolCall.expectedRole, c.ledger) === 'other'
      yield {
        message: `${callName(call)} on ${resource} was denied to ${who}`,
        expected: `${action} on ${resource} is allowed`,
        observed: `${count(group.length, 'denial')} (${call.errorCode ?? `HTTP ${call.httpStatus}`}${call.requestId ? `, request ${call.requestId}` : ''}): ${call.errorMessage ? cut(call.errorMessage, 400) : 'no message: an answer to HEAD has none'}`,
        fix: foreign
          ? `Mend the identity first: ${who} is not ${c.toolCall.expectedRole}.`
          : fix(action, resource, who, why),
        severity: severityOf(c, group),
        confidence: call.seenAs === 'log' || !call.errorMessage ? 'medium' : 'high',
        subject: [identitySubject(call.signedBy), action, call.bucket ?? resource],
        evidence: group.flatMap((one) => [one.evidence, ...one.attempts.slice(-1).map((attempt) => attempt.evidence)]),
      }
    }
  },
}

function discovery(c: Case, denied: readonly Call[], groups: readonly Call[][]): Draft {
  const { toolCall: t } = c
  const call = denied[0]!
  const who = call.signedBy ? describeIdentity(call.signedBy) : 'an identity that was not recorded'
  const actions = list([...new Set(groups.map((group) => askedFor(group[0]!).action))], 8)
  return {
    message: `${t.tool} was denied ${count(denied.length, 'call')} of ${groups.length} kinds, asked as ${who}`,
    expected: `${t.tool} asks for what ${who} may do`,
    observed: `denied: ${actions}`,
    fix: `Grant what the tool needs of these, and let it stop at the first denial of a kind: ${actions}.`,
    severity: t.outcome === 'failed' || hiddenError(t) !== undefined ? severityOf(c, denied) : 'info',
    confidence: 'high',
    subject: [identitySubject(call.signedBy), t.tool],
    evidence: denied.map((one) => one.evidence),
  }
}

function isRefused(call: Call): boolean {
  if (call.outcome !== 'error') return false
  // Skew, expiry and unknown keys come as 403 too, under codes of their own.
  const bare = !call.errorCode || /^(HTTP 403|403|Unknown|UnknownError|Error)$/.test(call.errorCode)
  return isDenial(call.errorCode) || (bare && call.httpStatus === 403)
}

function grouped(calls: readonly Call[]): Call[][] {
  const groups = new Map<string, Call[]>()
  for (const call of calls) {
    const key = `${callName(call)} ${call.bucket} ${call.signedBy?.key}`
    groups.set(key, [...(groups.get(key) ?? []), call])
  }
  return [...groups.values()]
}

/** A remark where the tool went on and was right to; an error where it came to nothing. */
function severityOf({ toolCall: t, calls }: Case, group: readonly Call[]): 'error' | 'warning' | 'info' {
  if (t.negative || group.every((call) => ASKS_FOR_PERMISSION.test(call.operation))) return 'info'
  const broken = t.outcome === 'failed' || t.outcome === 'timeout' || hiddenError(t) !== undefined
  if (broken) return 'error'
  const good = dataCalls(calls).some((call) => call.outcome === 'ok' && call.start >= group[0]!.start)
  return good || t.outcome === 'passed' ? 'info' : 'warning'
}

function askedFor(call: Call): { action: string; resource: string; why: string } {
  const told = parseDenial(call.errorMessage)
  const why = /because (.*)$/.exec(call.errorMessage ?? '')?.[1] ?? ''
  return {
    action:
      told.action ?? `${call.service.toLowerCase().replaceAll(' ', '-')}:${ACTIONS[call.operation] ?? call.operation}`,
    resource: told.resource ?? (call.bucket ? resourceOf(call) : 'the resource'),
    why,
  }
}

/** S3's operations whose permission has another name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const ACTIONS: Readonly<Record<string, string>> = {
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListObjectVersions: 'ListBucketVersions',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  DeleteObjects: 'DeleteObject',
  CopyObject: 'PutObject',
}

function resourceOf(call: Call): string {
  const ofBucket = /Bucket|ListObject|ListMultipart/.test(call.operation)
  return `arn:aws:s3:::${call.bucket}${ofBucket ? '' : '/*'}`
}

function fix(action: string, resource: string, who: string, why: string): string {
  const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })
  if (/explicit deny/i.test(why))
    return `An explicit deny forbids it (${why}): look for a Deny on ${action} in that policy, in the bucket's or resource's policy, and in the organisation's (SCP, RCP).`
  const places = list(
    [
      `the policy of ${who}`,
      /resource-based|VPC endpoint|session policy|permissions boundary/i.test(why)
        ? why
        : 'the resource’s own policy, where it lies in another account',
    ],
    2,
  )
  return `Add ${statement} to ${places}. If the object may be missing: without s3:ListBucket S3 answers 403 where it would say 404.`
}
