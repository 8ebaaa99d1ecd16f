// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, https://docs.aws.amazon.com/general/latest/gr/api-retries.html

import { failedByItself, remedyOfCode } from '../../src/facts/code-remedies.ts'
import {
  isAnswer,
  isFaultOfRequest,
  isPlaceMissing,
  isSettingMissing,
  isUnreadable,
  takesBack,
} from '../../src/facts/everyday-answers.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { lossOf } from '../../src/facts/lost-connections.ts'
import { lossTold } from '../../src/facts/lost-messages.ts'
import { isMissingItem, wentWellOtherwise } from '../../src/facts/own-answers.ts'
import { isPlainError, isRefusedBySdk, isToldAnswer, isUnfit } from '../../src/facts/plain-errors.ts'
import { isOfSettings, isOfUser, quoted, refusalEvidence } from '../../src/facts/refusals.ts'
import { remedyOf } from '../../src/facts/remedies.ts'
import { unfitScope } from '../../src/facts/signed-for.ts'
import { dataCalls, hiddenError } from '../../src/facts/signing.ts'
import { followsFrom } from '../../src/facts/what-follows.ts'
import { totalOf } from '../../src/model/alike.ts'
import { bool } from '../../src/model/attribute-access.ts'
import { type Call, saysNotThere } from '../../src/model/call.ts'
import { largest } from '../../src/model/extremes.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut, describeIdentity, duration } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { functionLimitIn } from '../../src/vocabulary/function-timeouts.ts'

export const rule: Rule = {
  id: 'aws-call-failed',
  title: 'A tool failed with an AWS call that was answered with an error, or cut off',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: [],
  trigger: { digest: ['callFailed'], outcome: ['failed', 'unknown'] },
  effectOf: ['call-answered-with-error'],
  causes: ['call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    if (t.negative) return
    if (t.outcome === 'unknown' && t.kind !== 'process') yield* answeredWell(c)
    if (!(t.outcome === 'failed' || t.kind === 'process')) return
    const errors = [...dataCalls(c).filter(isPlainError), ...c.calls.filter((call) => isRefusedBySdk(call, c))]
    const failed = errors.filter((call) => !c.ledger.healed(call) && !wentOn(call, c) && !isAskedAbsence(call, c))
    for (const name of new Set(failed.map(nameOf))) {
      const ofName = failed.filter((call) => nameOf(call) === name)
      const call = ofName[0]!
      const code = call.errorCode ?? `HTTP ${call.httpStatus}`
      const next = failedNext(ofName, c)
      if (next && ofName.every(saysNotThere)) continue
      const loss = lossTold(ofName, c)
      yield {
        message: next ? `${name} failed (${code}), and ${t.tool} went on` : `${name} failed (${code})${withIt(c)}`,
        expected: call.sent === false ? `${name} is sent` : `${name} is answered`,
        observed: `${count(totalOf(ofName), 'call')}: ${quoted(call)}, ${call.sent === false || isOfSettings(call) ? 'nothing was sent' : call.httpStatus === undefined ? `${call.host ?? call.service} answered with an error` : `HTTP ${call.httpStatus} from ${call.host ?? call.service}`}${loss.observed}`,
        fix: `${fix(call, c)}${loss.fix}`,
        ...(isNoItem(ofName, c) || (t.kind === 'process' && ofName.every(isFaultOfRequest))
          ? { severity: 'info' as const }
          : ((isAlive(c) && !loss.fix && !ofName.some((one) => bool(one, 'rolecall.log.last_word'))) || next) && {
              severity: isDoneWithout(ofName, c) ? ('info' as const) : ('warning' as const),
            }),
        ...(unfitScope(call) === 'region' && { suspect: 'region' as const }),
        // Which of its calls a tool failed for, only its code knows.
        confidence: isNameless(call) ? 'low' : 'medium',
        subject: [name, code],
        ...followsFrom(ofName),
        evidence: ofName.flatMap(refusalEvidence),
      }
    }
    yield* cutOff(c)
    yield* unanswered(c)
  },
}

/**
 * What is answered as if all were well, though nothing of AWS came: what the call takes for granted is not there, or the SDK can't work
 * with its settings. Neither is an answer that anybody asked for.
 */
function* answeredWell(c: Case): Iterable<Draft> {
  const { toolCall: t } = c
  const data = dataCalls(c)
  if (t.end === undefined || hiddenError(t) || t.answer?.isError) return
  if ((t.httpStatus ?? 0) >= 400) {
    yield* answeredAsAbsent(c)
    return
  }
  if (data.some(({ outcome }) => outcome === 'ok')) return
  const hard = c.calls.filter(
    (call) =>
      call.outcome === 'error' &&
      (isPlaceMissing(call) ||
        isSettingMissing(call) ||
        isUnfit(call) ||
        (data.includes(call) && isPlainError(call) && (!isAnswer(call, t) || isNobodysAnswer(call, c)))),
  )
  const call = hard.find((one) => !c.ledger.healed(one))
  if (!call) return
  const code = call.errorCode ?? `HTTP ${call.httpStatus}`
  yield {
    message: `${nameOf(call)}${call.resource ? ` of ${call.resource}` : ''} failed (${code}), and ${t.tool} answered as if all were well`,
    expected:
      call.sent === false
        ? `${nameOf(call)} is sent`
        : `${isPlaceMissing(call) || isSettingMissing(call) ? `${call.resource ?? 'what it asks for'} is there` : `${nameOf(call)} is answered`}`,
    observed: `${count(totalOf(hard), 'call')}: ${quoted(call)}; no AWS call of ${t.tool} succeeded, and its answer is none of an error`,
    fix: `${fix(call, c)} And let the error through: an empty answer hides it from whoever asked.`,
    // Code may have a default for it.
    ...(isSettingMissing(call) && { severity: 'info' as const }),
    confidence: 'medium',
    subject: [nameOf(call), code],
    evidence: hard.flatMap(refusalEvidence),
  }
}

/** What data is kept in is not there, or the data cannot be read, and the caller was told that the data is not there. */
function* answeredAsAbsent(c: Case): Iterable<Draft> {
  const { toolCall: t, ledger } = c
  if (t.httpStatus !== 404) return
  const missing = dataCalls(c).filter(
    (call) => call.outcome === 'error' && (isPlaceMissing(call) || isUnreadable(call)) && !ledger.healed(call),
  )
  const call = missing[0]
  if (!call || dataCalls(c).some(({ outcome, service }) => outcome === 'ok' && service === call.service)) return
  const code = call.errorCode ?? `HTTP ${call.httpStatus}`
  yield {
    message: `${nameOf(call)}${call.resource ? ` of ${call.resource}` : ''} failed (${code})${call.region ? ` in ${call.region}` : ''}, and ${t.tool} answered 404, as if ${isUnreadable(call) ? 'it' : 'only the item'} were not there`,
    expected: isUnreadable(call) ? 'what is there is read' : `${call.resource ?? 'what it asks for'} is there`,
    observed: `${count(totalOf(missing), 'call')}: ${quoted(call)}`,
    fix: `${fix(call, c)} And answer 500: ${isUnreadable(call) ? 'it is there, and could not be read' : 'not the item is missing, but what it would be kept in'}.`,
    confidence: 'medium',
    subject: [nameOf(call), code],
    evidence: missing.flatMap(refusalEvidence),
  }
}

/** Another region to which the process sent calls that were answered. */
function elsewhere({ process, region }: Call, { ledger }: Case): string | undefined {
  return ledger
    .callsDuring(process, 0, Number.POSITIVE_INFINITY)
    .find(
      (other) =>
        other.kind === 'aws' &&
        other.outcome === 'ok' &&
        other.region &&
        other.region !== region &&
        !/^(?:STS|IAM)$/.test(other.service),
    )?.region
}

/** The connection was there, and lost before the answer was whole. */
function* cutOff(c: Case): Iterable<Draft> {
  const { toolCall: t, ledger } = c
  const losses = dataCalls(c).flatMap((call) => {
    const loss = lossOf(call)
    return loss && !wentOn(call, c) && !(t.kind === 'process' && ledger.healed(call)) ? [{ call, ...loss }] : []
  })
  for (const name of new Set(losses.map(({ call }) => nameOf(call)))) {
    const ofName = losses.filter(({ call }) => nameOf(call) === name)
    const { call, code, foreign } = ofName[0]!
    const host = call.host ?? call.attempts.at(-1)?.host ?? call.service
    const tries = ofName.reduce((sum, loss) => sum + loss.call.attempts.length, 0)
    const began = call.attempts.at(-1)?.httpStatus !== undefined
    yield {
      message: `${name} was cut off ${began ? 'in the middle of its answer' : 'without an answer'} (${code})${withIt(c)}`,
      expected: `${host} answers, and the connection stays until the answer is whole`,
      observed: `${count(Math.max(tries, ofName.length), 'attempt')}: ${code}${call.errorMessage ? ` (${call.errorMessage})` : ''} from ${host}`,
      fix: foreign
        ? `What answers at ${host} does not speak as the client does, or is not trusted: look at AWS_ENDPOINT_URL, the client's \`endpoint\` and proxies on the way, and for a certificate at ${inLanguage(c, { nodejs: 'NODE_EXTRA_CA_CERTS', python: 'AWS_CA_BUNDLE', other: 'the certificates that the process trusts (AWS_CA_BUNDLE, its trust store)' })}.`
        : `Something on the way to ${host} tears connections down: look at proxies, firewalls and load balancers there; let the SDK try again, and the tool where it reads a body itself.`,
      // Somebody came through soon after: it passed.
      ...((ledger.healed(call) || isAlive(c)) && { severity: 'warning' as const }),
      confidence: 'high',
      suspect: 'network',
      subject: [name, code],
      evidence: ofName.flatMap((loss) => [
        loss.call.evidence,
        ...loss.call.attempts.map((attempt) => attempt.evidence),
      ]),
    }
  }
}

/** Sent, and not answered before the client's own read timeout, or before somebody ended the process, as a log tells. */
function* unanswered(c: Case): Iterable<Draft> {
  const calls = dataCalls(c).filter((call) => isUnanswered(call) && !c.ledger.healed(call) && !wentOn(call, c))
  for (const name of new Set(calls.map(nameOf))) {
    const ofName = calls.filter((call) => nameOf(call) === name)
    const call = ofName[0]!
    const host = call.host ?? call.service
    const ended = call.errorCode === 'Unanswered'
    const spent = (call.end ?? call.start) - call.start
    yield {
      message: ended
        ? `${name} hung: no answer from ${host} in ${duration(spent)}, when ${functionLimitIn(call.errorMessage ?? '') === undefined ? 'somebody ended the process' : 'Lambda ended the function'}`
        : `${name} got no answer before the client’s read timeout${withIt(c)}`,
      expected: `${host} answers within the read timeout`,
      observed: `${count(totalOf(ofName), 'call')}${call.attempts.length > 1 ? `, ${count(call.attempts.length, 'try', 'tries')}, ${duration(spent)} in all` : ''}: ${quoted(call)}`,
      fix: `The request went out, so neither credentials nor permissions are to blame: look at what lies between (a gateway endpoint and its route table, security group, NAT gateway, proxy, MTU), and at how much one request asks for. A shorter ${ended ? 'connect and ' : ''}read timeout with more tries gets over a connection that went dead (\`read_timeout\`, \`--cli-read-timeout\`, \`socketTimeout\`, \`fs.s3a.connection.timeout\`).`,
      confidence: 'medium',
      suspect: 'network',
      subject: [name, call.errorCode ?? ''],
      evidence: ofName.flatMap(refusalEvidence),
    }
  }
}

function isUnanswered({ seenAs, errorCode, httpStatus, sent }: Call): boolean {
  if (errorCode === 'Unanswered') return true
  // botocore's and aiobotocore's name for it, after the last try.
  return errorCode === 'ReadTimeoutError' && (seenAs === 'log' || (sent !== false && httpStatus === undefined))
}

/** The tool tried again, or elsewhere, and had its answer. Outside any request many work side by side. */
function wentOn(failed: Call, c: Case): boolean {
  return (
    c.toolCall.kind !== 'process' &&
    dataCalls(c).some((call) => call.outcome === 'ok' && call.start > failed.start && !takesBack(call))
  )
}

/** The item that was asked for is not there, and others were, for the same tool: whoever asked got the answer. */
function isNoItem(failed: readonly Call[], c: Case): boolean {
  return c.toolCall.kind === 'mcp' && failed.every(isMissingItem) && wentWellOtherwise(c)
}

/** A setting that is not there has a default, where the process went on to what it is for, or the tool to what it was asked. */
function isDoneWithout(failed: readonly Call[], { toolCall: { kind, process }, ledger }: Case): boolean {
  if (!failed.every((call) => isSettingMissing(call) && call.seenAs !== 'log')) return false
  if (kind !== 'process') return true
  const known = largest(failed.map(({ start, end = start }) => end))
  return ledger
    .callsDuring(process, known, Number.POSITIVE_INFINITY)
    .some((call) => call.kind === 'aws' && call.outcome === 'ok' && call.start >= known)
}

/** What the tool asked for once it had these answers, and failed as well: that is nearer to its own failure. */
function failedNext(failed: readonly Call[], c: Case): Call | undefined {
  if (c.toolCall.kind === 'process') return undefined
  const known = largest(failed.map(({ start, end = start }) => end))
  return dataCalls(c).find((call) => call.outcome !== 'ok' && call.start >= known && !failed.includes(call))
}

/** "Not there" is an answer to work that nobody is known to have failed with. */
function isAskedAbsence(call: Call, c: Case): boolean {
  const { toolCall } = c
  // An answer that no SDK could read is not AWS's "not there".
  if (call.errorCode === 'SerializationError') return false
  // Whose log calls an answer an error has failed with it.
  if (call.seenAs === 'cloudtrail') return isEveryday(call, c)
  if (call.seenAs === 'log' || isToldAnswer(call)) return saysNotThere(call)
  if (isNobodysAnswer(call, c)) return false
  return toolCall.kind === 'process' && (call.httpStatus === 404 || isAnswer(call, toolCall))
}

/** A trail holds what everybody asked, also who only looked whether something is there; what went well at another time is no fault of the request's form. */
function isEveryday(call: Call, c: Case): boolean {
  const { service, operation, errorCode = '' } = call
  if (errorCode === 'DryRunOperation' || saysNotThere(call)) return true
  const calls = c.calls.filter(({ kind }) => kind === 'aws')
  if (calls.every(({ outcome }) => outcome === 'error')) return false
  if (OF_THINGS.test(errorCode) && !isPlaceMissing(call) && !isSettingMissing(call)) return true
  return calls.some((one) => one.outcome === 'ok' && one.service === service && one.operation === operation)
}

/** What is not there, there already, or still, is asked every day. */
const OF_THINGS =
  /Already|InUse|InProgress|Duplicate|NotEmpty|NotFound|NoSuch|NotExist|NotModified|ConditionalCheck|^\d{3}$/

/** A process that is not known to have failed: many work in it side by side. */
function isAlive({ toolCall: { kind, outcome } }: Case): boolean {
  return kind === 'process' && outcome !== 'failed'
}

/** Of a process it is known what failed, not who waited for it. */
function withIt({ toolCall: t }: Case): string {
  return t.kind === 'process' ? ` in ${t.tool}` : `, and ${t.tool} failed with it`
}

function nameOf(call: Call): string {
  return `${callName(call)}${call.bucket ? ` on ${call.bucket}` : ''}`
}

/** "Not Found" without a code and without an id, which AWS and its emulators send with each: something else stands in their place. */
function isNobodysAnswer(call: Call, c: Case): boolean {
  return /^(?:HTTP )?404$/.test(call.errorCode ?? '404') && !call.requestId && idsAreRecorded(call, c)
}

/** A HEAD's answer has no body that could name the error; its status does, where nothing is there. */
function isNameless({ operation, httpStatus }: Call): boolean {
  return /^Head/.test(operation) && httpStatus === 400
}

function fix(call: Call, c: Case): string {
  const { errorCode = '', httpStatus = 0, host } = call
  const remedy = remedyOf(call)
  if (remedy) return remedy
  if (isOfSettings(call)) return settingsFix(call)
  if (isPlaceMissing(call) || isSettingMissing(call)) {
    const other = call.region && elsewhere(call, c)
    return `Look for ${call.resource ?? 'it'} where it was asked for: its name, the region (${call.region ?? 'of the client'}${other ? `, where other calls of the process go to ${other}` : ''}), and the account of who signed${call.signedBy ? ` (${describeIdentity(call.signedBy)})` : ''}. Create it there, or correct what the server is told.`
  }
  if (call.sent === false)
    return 'Correct the parameter that the error names where it comes from: the SDK refused it before anything was sent, so neither AWS nor permissions are to blame.'
  if (isNameless(call) && call.requestId)
    return `The answer to a HEAD names no error, and 400 is an expired token or a wrong region as often as a wrong request: ask the same with \`GetObject\` (or \`ListObjectsV2\` for a bucket), which says why.`
  if (isOfUser(call))
    return `It is the user's own token or password that ${call.service} refused, not the server's credentials: let the client refresh it or sign in again, and answer 401.`
  if (httpStatus >= 500) return failedByItself(call)
  if (!call.requestId && idsAreRecorded(call, c))
    return `The answer has no request id, so it may not be AWS that answered at ${host ?? 'the endpoint'}: look at AWS_ENDPOINT_URL, the client's \`endpoint\` and proxies on the way.`
  return (
    remedyOfCode(call) ??
    `Correct what the call asks for: ${errorCode || `HTTP ${httpStatus}`} is about the request itself, not about who sends it.`
  )
}

/** Which setting it is, as its error names it. */
function settingsFix({ errorCode = '', errorMessage = '' }: Call): string {
  if (errorCode === 'ValueError')
    return 'Give the endpoint as a whole URL, with its scheme: look at AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, `endpoint_url` in ~/.aws/config and of the client. Nothing was sent, so neither AWS nor permissions are to blame.'
  if (/Region/.test(errorCode))
    return 'Correct the region: look at AWS_DEFAULT_REGION, `region` of the profile and `region_name` of the client, for spaces and underscores too. Nothing was sent, so neither AWS nor permissions are to blame.'
  return `Correct the setting that the error names (${cut(errorMessage, 120)}): it stands in the client's \`Config\`, in ~/.aws/config or in the environment. Nothing was sent, so neither AWS nor permissions are to blame.`
}

/** Not every tracer writes request ids. */
function idsAreRecorded({ process, start, end = start }: Call, { ledger, calls }: Case): boolean {
  return (
    ledger.coverage(process, 'aws-calls', start, end) === 'proven' ||
    calls.some((other) => other.requestId !== undefined)
  )
}
