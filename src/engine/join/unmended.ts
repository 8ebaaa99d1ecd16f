/**
 * Many a process reports at level warn or info what it never gets over: it tries again to the end, or that was the last that
 * was heard of it. Such a failure weighs as an error, unless a later line says that it was mended.
 */

import { bool, text } from '../../model/attribute-access.ts'
import { SEMCONV } from '../../model/attributes.ts'
import { isAwsCode, isDenial, isThrottle, plainCode } from '../../model/aws.ts'
import { saidBy, saidInShort, toldBy } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { isAskedInPassing } from '../../vocabulary/asked-in-passing.ts'
import { listsCodes, saysRanInVain } from '../../vocabulary/brief-refusals.ts'
import type { Cause } from '../../vocabulary/causes.ts'
import {
  ofCredentials,
  saysDone,
  saysEnded,
  saysNoneFailed,
  saysRegionSwitched,
  saysUpToDate,
} from '../../vocabulary/done.ts'
import { saysExpected } from '../../vocabulary/expected.ts'
import {
  isAnothers,
  isIdentityMatter,
  saysRefused,
  speaksOfAws,
  speaksOfIdentity,
  tellsBriefly,
  tellsOfRefusal,
  tellsOfTrouble,
  tellsStatusAtAws,
} from '../../vocabulary/identity-matters.ts'
import { subjectsIn } from '../../vocabulary/subjects.ts'
import { type WireAnswer, wireAnswerIn } from '../../vocabulary/wire-answers.ts'
import { bySpeaker } from '../kit/by-speaker.ts'
import { calmAmong } from '../kit/calm-lines.ts'
import { kindOf } from '../kit/line-kind.ts'
import { withMark } from '../kit/with-mark.ts'
import { refusedInPrint } from './printed-answers.ts'
import { isOfRegion } from './region-switched.ts'
import { isOfAnother, isOfSame, isOfSameObject, isRefused, saidEverywhere } from './same-story.ts'
import { isBad } from './told-troubles.ts'
import { triesAtOnce } from './tried-again.ts'

/** Told so often, and not once that it was mended, it is no hiccup. */
const AGAIN = 3
const LOOKED_AT = 8192
/** Kinds of trouble that one speaker may have. */
const KINDS = 1000

interface Trouble {
  at: number
  times: number
  log: LogRecord
  /** In words too few to accuse anybody by. */
  briefly: boolean
  /** It is the log of who asks AWS, which tells each answer alike. */
  answer: WireAnswer | undefined
}

/** The records, those of a trouble that lasts at level error, and marked what a process came to its end with. */
export function withUnmended(logs: readonly LogRecord[]): readonly LogRecord[] {
  const changed = new Map<LogRecord, LogRecord>()
  for (const own of bySpeaker(logs))
    for (const [at, log] of withLastWords(lastingAsErrors(own)).entries())
      if (log !== own[at]) changed.set(own[at]!, log)
  return changed.size === 0 ? logs : logs.map((log) => changed.get(log) ?? log)
}

/** @param own the lines of one speaker */
function lastingAsErrors(own: readonly LogRecord[]): LogRecord[] {
  const troubles = new Map<string, Trouble>()
  let calm = -1
  let everywhere: ReadonlySet<string> | undefined
  for (const [at, log] of own.entries()) {
    const mild = isMild(log) && !saysExpected(log.body)
    const plainly =
      mild &&
      (tellsOfTrouble(`${log.service} ${ownLogger(log)} ${saidBy(log)}`) || isAnswerOfCall(log) || isToldFailure(log))
    const answer = isLow(log) ? answerIn(log) : undefined
    if (answer && !answer.isRefused)
      for (const [kind, one] of troubles) if (isAnsweredBy(one, answer)) troubles.delete(kind)
    if (plainly || (mild && isToldBriefly(log)) || answer?.isRefused) {
      const kind = kindOf(log.body)
      const times = (troubles.get(kind)?.times ?? 0) + 1
      if (times > 1 || troubles.size < KINDS) troubles.set(kind, { at, times, log, briefly: !plainly, answer })
    } else if (log.severity === 'info' || log.severity === undefined || isLow(log)) {
      if (!isLow(log)) calm = at
      if (troubles.size === 0) continue
      if (saysRegionSwitched(log.body))
        for (const [kind, one] of troubles) if (isOfRegion(text(one.log, SEMCONV.errorType))) troubles.delete(kind)
      if (!(saysDone(log.body) || saysUpToDate(log.body))) continue
      everywhere ??= saidEverywhere(own)
      for (const [kind, trouble] of troubles)
        if (mayMend(log, trouble.log) && isMendedBy(trouble.log, log, everywhere)) troubles.delete(kind)
    }
  }
  const marked = [...own]
  const passedOn = codesPassedOn(own, [...troubles.values()])
  for (const { at, times, log, briefly } of troubles.values())
    if (briefly && isLow(log) && passedOn.has(codeOf(log))) continue
    else if (briefly) marked[at] = toldCalmly(log)
    else if (times >= AGAIN || at > calm || isAnswer(log)) marked[at] = { ...log, severity: 'error' }
    // Who was turned away once or twice, and calls it no more than a detail, asked again.
    else if (isLow(log) && isThrottle(text(log, SEMCONV.errorType))) continue
    else if (isInTheirWords(log) || isWarningOfRefusal(log) || isToldBriefly(log)) marked[at] = toldCalmly(log)
  for (const at of refusedInPrint(own)) if (marked[at]!.severity !== 'error') marked[at] = toldCalmly(marked[at]!)
  return marked
}

function codeOf(log: LogRecord): string {
  return plainCode(text(log, SEMCONV.errorType) ?? '')
}

/** Codes of answers that the process itself told of, beside the client that it asked by: what became of them is told there. */
function codesPassedOn(own: readonly LogRecord[], troubles: readonly Trouble[]): ReadonlySet<string> {
  if (!troubles.some(({ briefly, log }) => briefly && isLow(log))) return new Set()
  const plain = troubles.flatMap(({ briefly, log }) => (briefly ? [] : log))
  const told = own.filter((log) => isBad(log) && (codeOf(log) !== '' || isRefused(log)))
  return new Set([...plain, ...told].map(codeOf))
}

/** What SDKs and their clients tell of one answer at level debug, or at least that it was AWS's no. */
function answerIn(log: LogRecord): WireAnswer | undefined {
  if (bool(log, 'rolecall.log.sdk_debug') || bool(log, 'rolecall.log.quoted') || isOfProvider(log)) return undefined
  const answer = wireAnswerIn(log.body)
  if (answer) return answer
  return tellsBriefly(saidInShort(log)) === 'by code' ? { isRefused: true } : undefined
}

/** The next answer that is a good one, of the same host where both are told. */
function isAnsweredBy({ answer }: Trouble, { host }: WireAnswer): boolean {
  return answer !== undefined && (answer.host === undefined || host === undefined || answer.host === host)
}

/** A part of a program may be called after the service that it asks; what an SDK's own loggers warn of is told by its words. */
function ownLogger({ logger = '' }: LogRecord): string {
  return OF_SDKS.test(logger) ? '' : logger
}

function isLow({ severity }: LogRecord): boolean {
  return severity === 'debug' || severity === 'trace'
}

/** Whoever tells at level debug that something failed tells there that it went well; and so may be told that what was to be tried again, or to ask less, was had. */
function mayMend(log: LogRecord, trouble: LogRecord): boolean {
  return !isLow(log) || isLow(trouble) || isThrottle(text(trouble, SEMCONV.errorType)) || triesAtOnce(trouble)
}

/** Something was done of the same; where the whole process lacked something, with any of AWS; where a role or a session was refused, with new ones. */
function isMendedBy(trouble: LogRecord, log: LogRecord, everywhere: ReadonlySet<string>): boolean {
  if (isOfAnother(trouble, log)) return false
  if (TOLD_PROGRAM.test(trouble.body)) return isOfSameObject(trouble, log)
  if (isThrottle(text(trouble, SEMCONV.errorType)) && saysNoneFailed(log.body)) return true
  const isOver = saysEnded(log.body) || LEFT_OUT.test(log.body)
  if (isOfSame(trouble, log, isOver ? withHead(everywhere, trouble, log) : everywhere)) return true
  if (!isAnsweredNo(trouble) || isAskedInPassing(saidBy(trouble))) return speaksOfIdentity(log.body)
  return ofCredentials(log.body) && ofCredentials(saidBy(trouble))
}

/** Not all of it was done. */
const LEFT_OUT = /\b[1-9]\d{0,8} (?:\w{1,20} )?(?:skipped|ignored|denied|left out)\b/i

/** Who speaks in both ends some time, whatever was refused it: the name that both begin with is nothing that was done. */
function withHead(everywhere: ReadonlySet<string>, trouble: LogRecord, log: LogRecord): ReadonlySet<string> {
  if (!isAnsweredNo(trouble)) return everywhere
  const words = log.body.slice(0, 400).split(' ')
  const ours = trouble.body.slice(0, 400).split(' ')
  const apart = words.findIndex((word, at) => word !== ours[at])
  return apart > 0 ? new Set([...everywhere, ...subjectsIn(words.slice(0, apart).join(' '))]) : everywhere
}

/** What a whole process lacks, so that whoever of it is served shows that it came. */
const LACKS: ReadonlySet<Cause> = new Set([
  ...(['no-credentials', 'partial-credentials', 'metadata-silent', 'no-region', 'container-refused'] as const),
  ...(['sts-unreachable', 'not-connected', 'no-answer', 'sts-gave-none', 'assume-role-failed', 'fallback'] as const),
  ...(['throttled', 'retries-spent', 'pool-exhausted', 'clock-skew', 'sso-expired'] as const),
])
const OF_ANSWERS = /^(?:Expired|Invalid|Unrecognized|Signature|TokenRefresh|MissingAuth|Incomplete|OptIn)/

/** Did AWS look at what one of its callers sent, and say no? Another may have sent something else. */
function isAnsweredNo(log: LogRecord): boolean {
  return (
    isRefused(log) ||
    OF_ANSWERS.test(text(log, SEMCONV.errorType) ?? '') ||
    toldBy(log).some((cause) => !LACKS.has(cause))
  )
}

/** AWS's answer to a call, and not only somebody's words about codes. */
function isAnswerOfCall(log: LogRecord): boolean {
  const code = text(log, SEMCONV.errorType)
  if (code === undefined || isOfThings(log) || listsCodes(log.body)) return false
  return [SEMCONV.rpcMethod, SEMCONV.rpcService, SEMCONV.rpcSystem, SEMCONV.awsRequestId].some((name) =>
    text(log, name),
  )
}

/** A failure whose cause an SDK names, whoever passes it on: a broker's client has one in its own words. */
function isToldFailure(log: LogRecord): boolean {
  const causes = isAnothers(saidBy(log)) || listsCodes(log.body) ? [] : toldBy(log)
  // Whoever passes something over for being throttled does so again later.
  return causes.some((cause) => cause !== 'throttled') || (causes.length > 0 && FAILED.test(saidBy(log)))
}

const FAILED =
  /\b(?:[Ff]ailed|[Ee]rror|[Nn]ot found|[Rr]efused|[Rr]ejected|[Dd]enied|[Uu]nable to|[Cc]annot|[Cc]ould not)\b|(?:Exception|Error)\b/

/** Does a line that tells of a trouble say so in AWS's or an SDK's own words? */
function isInTheirWords(log: LogRecord): boolean {
  const code = text(log, SEMCONV.errorType)
  if (listsCodes(log.body)) return false
  return isAnswerOfCall(log) || isThrottle(code) || (code !== undefined && isAwsCode(code)) || toldBy(log).length > 0
}

/** AWS refuses somebody, or somebody has no credentials for it, in words that nobody knows. */
function isWarningOfRefusal(log: LogRecord): boolean {
  const said = saidBy(log)
  if (isLow(log) || isAskedInPassing(said)) return false
  // Whoever warns of nothing must say that it failed, and that AWS said no.
  const isSaid =
    log.severity === 'warn' ||
    (FAILED.test(log.body) && saysRefused(log.body) && speaksOfAws(log.body) && !isOfThings(log))
  return isSaid && isIdentityMatter(said) && tellsOfRefusal(said)
}

/** AWS's own code counts at any level, its refusal in somebody's words where they warn of it, or have its status from AWS. */
function isToldBriefly(log: LogRecord): boolean {
  if (isLow(log)) return false
  const said = saidInShort(log)
  const how = tellsBriefly(said)
  if (how === 'by code' || saysRanInVain(said)) return true
  return how === 'in words' && (log.severity === 'warn' || tellsStatusAtAws(said)) && !isAskedInPassing(saidBy(log))
}

/** It accuses nobody, but no tick may stand over it. */
function toldCalmly(log: LogRecord): LogRecord {
  const told = withMark(log, 'rolecall.log.told_calmly')
  // Of what is no warning no rule hears by itself.
  return log.severity === 'warn' ? told : withMark(told, 'rolecall.log.in_passing')
}

/** A stack, in any language: it was thrown, and whoever called got nothing. */
const THROWN =
  /\n\s{0,12}(?:at \S|#\d{1,3} |from \S|File "|(?:\([\w. ]{1,60}\) )?\S{1,200}\.(?:exs?|rb):\d)|Traceback \(most recent|Uncaught |panicked at/

/** What is there already, or is not there, is asked for every day, and logged at level error by many who then go on. */
const OF_THINGS =
  /Already|NotFound|NoSuch|NotExist|NonExistent|ConditionalCheck|PreconditionFailed|UsernameExists|Running|InProgress|InUse|Conflict/

/** A queue is where work is kept: whoever has none has nothing to do, as with a bucket. */
const PLACE = /(?:NonExistentQueue|QueueDoesNotExist)$/

function isOfThings(log: LogRecord): boolean {
  const code = text(log, SEMCONV.errorType) ?? ''
  if (PLACE.test(plainCode(code))) return false
  return OF_THINGS.test(code) || code.startsWith('404')
}

function isLastWord(log: LogRecord, calm: { credentials: boolean } | undefined): boolean {
  if (log.severity !== 'error' && log.severity !== 'fatal') return false
  const ended = !calm || log.severity === 'fatal' || THROWN.test(saidBy(log).slice(0, LOOKED_AT))
  if (OF_THINGS.test(text(log, SEMCONV.errorType) ?? '')) return ended
  return log.severity === 'error' && ended && !calm?.credentials && toldBy(log).includes('metadata-silent')
}

/**
 * An SDK that finds no credentials in one place says so at level error and goes on to the next. It is what the process failed of where
 * it was thrown, or nothing calm was said after it, and no credentials came later.
 */
function withLastWords(own: readonly LogRecord[]): readonly LogRecord[] {
  const isCalm = calmAmong(own)
  const marked = [...own]
  let calm: { credentials: boolean } | undefined
  for (let at = own.length - 1; at >= 0; at--) {
    const log = own[at]!
    if (isCalm(log)) calm = { credentials: calm?.credentials || (saysDone(log.body) && ofCredentials(log.body)) }
    else if (isLastWord(log, calm)) marked[at] = withMark(log, 'rolecall.log.last_word')
  }
  return marked
}

function isMild(log: LogRecord): boolean {
  const { severity } = log
  if (isLow(log)) return isToldLow(log)
  if (severity !== 'warn' && severity !== 'info' && severity !== undefined) return false
  return !bool(log, 'rolecall.log.expected') && !bool(log, 'rolecall.log.typed')
}

/**
 * A controller may tell at level debug why it never gets on, in AWS's words or an SDK's; an SDK's own log tells each try so, and a chain
 * each provider that it passes over.
 */
function isToldLow(log: LogRecord): boolean {
  const { attributes, body, logger = '' } = log
  if (bool(log, 'rolecall.log.sdk_debug') || bool(log, 'rolecall.log.quoted')) return false
  if ([logger, body].some((said) => OF_SDKS.test(said)) || OF_CRATES.test(body) || isOfProvider(log)) return false
  return HELD.some((name) => attributes[name] !== undefined) && isInTheirWords(log)
}

/** Where the code of AWS's that a line holds is kept, and the error that it was handed. */
const HELD = [SEMCONV.errorType, 'rolecall.log.error_message', 'rolecall.log.stack']

/** Loggers of SDKs, which tell each try at this level. */
const OF_SDKS =
  /^(?:boto|botocore|aiobotocore|awscli|urllib3|s3transfer|software\.amazon|com\.amazonaws|aws\.(?:sdk|smithy)\.|aws[_-]|AWSSDK|Amazon\.)/
/** The same of Rust, which tracing puts behind its spans. */
const OF_CRATES = /(?:^|[\s:])aws_(?:config|smithy\w{0,30}|sdk_\w{1,30}|runtime|sigv4|credential\w{0,20})::\w/

/** Java's chain passes over a provider; who gives loggers short names has it in the line. */
const OF_CHAIN = /CredentialsProviderChain\b|\bUnable to load credentials from \w{1,80}(?:\(|: )/

function isOfProvider({ logger = '', body }: LogRecord): boolean {
  return OF_CHAIN.test(logger) || OF_CHAIN.test(body)
}

/**
 * A file system told the program that wrote or read, which is its last word on it (Mountpoint, s3fs); sccache asks no second time.
 * https://github.com/mozilla/sccache/issues/632
 */
const TOLD_PROGRAM = /\bfailed with errno \d|\breturning E[A-Z]{2,12}\b|\bGot AWS error: Error\(BadHTTPStatus\(40[13]\)/

/** A command that was run for it ended with it. */
const EXITED = /\b(?:failed )?exit(?:ed)?(?: with)?(?: status| code)? (?:[1-9]\d{0,2}\b|error\b)/

/** AWS itself said no, in a way that no trying again makes good. */
function isAnswer(log: LogRecord): boolean {
  const { attributes } = log
  const code = String(attributes[SEMCONV.errorType] ?? '')
  if (
    /^(?:InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|SignatureDoesNotMatch|InvalidIdentityToken)/.test(
      code,
    )
  )
    return true
  if (TOLD_PROGRAM.test(log.body)) return true
  // With the request's id it is the answer itself, and not somebody's words about one.
  const answered = attributes[SEMCONV.awsRequestId] !== undefined
  if (!answered || !isDenial(plainCode(code))) return false
  return String(attributes[SEMCONV.rpcMethod] ?? '').startsWith('AssumeRole') || EXITED.test(saidBy(log))
}
