/**
 * A log shows calls that failed, and says of those that went well only that something was done. What is told in one breath
 * is one trouble: it is mended by a later line of the same process that says so of the same thing, of new credentials or of
 * the next try; and where the process said that it would try again, by the time in which nothing more was heard of it.
 */

import { bool, text } from '../../model/attribute-access.ts'
import { SEMCONV } from '../../model/attributes.ts'
import { isDenial, isThrottle } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { firstIndex } from '../../model/first-index.ts'
import { saidBy, toldBy } from '../../model/log-text.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { isAskedInPassing } from '../../vocabulary/asked-in-passing.ts'
import { saysEnded, saysRestarted } from '../../vocabulary/done.ts'
import { isIdentityMatter, isMetadataInVain } from '../../vocabulary/identity-matters.ts'
import { thingsIn, wordsOf } from '../../vocabulary/subjects.ts'
import { bySpeaker } from '../kit/by-speaker.ts'
import { calmAmong } from '../kit/calm-lines.ts'
import { append } from '../kit/multimap.ts'
import { answeredLater, answeredWell, isAskedForCredentials } from './answered-later.ts'
import { expectedBy } from './asked-for.ts'
import { type Done, doneIn, lastDone, triedWellLater } from './done-in.ts'
import { roundAfter } from './round-after.ts'
import { isOfSame, saidEverywhere, sharedBy, subjectOf } from './same-story.ts'
import { GIVEN_UP, Silence } from './silence.ts'
import { BROKE_OFF, isBad, isSure, placeOf, type Trouble, troublesOf } from './told-troubles.ts'
import { typedAgain } from './typed-again.ts'

/** A later success than this is another story, µs. */
const REACH: Us = 600_000_000
/** Later lines that are looked at for a word of the same thing. */
const MOST_LATER = 10_000
/** The kubelet pulls again without saying so. https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff */
const AGAIN =
  /(?<![a-z])retr(?:y|ies|ying)(?![a-z])|\battempt|\bagain\b|\brefreshing\b|\brenewing\b|\bbacking off\b|\bback-off\b|\bwill be repeated\b|^Failed to pull image "/i
/**
 * How often an SDK tried, which it tells with its last error (`"attempts": 3`, `totalRetryDelay: 787`), and what a service asks its callers
 * to do: neither says that the process will try again.
 */
const NOT_ITS_OWN =
  /\b(?:attempts|totalRetryDelay|max_?[rR]etries|retryCount|retries)["']?\s?[:=]\s?\d{1,9}|\bafter \d{1,9} (?:attempts|retries|tries)\b|\bmaximum number of (?:attempts|retries)\b|\bwait before trying again|\bplease (?:try(?: your request)? again|retry)\b|\btry again later\b/gi
/** botocore, while the old credentials are still good, and when new ones came. */
const RENEWAL_FAILED = 'Refreshing temporary credentials failed during advisory refresh period'
const RENEWED = 'Retrieved credentials will expire at'
const RETRYABLE =
  /^[^\n]{0,80}\b(?:[Rr]etryable error|[Ww]ill retry|[Rr]etrying)\b|(?:[,;]|-{1,2}) retry(?:ing(?:\.\.\.)?| in \d[^\n]{0,20})[ \t]{0,9}$/m
/** A file of profiles that is not there, a provider that is not configured: the AWS CRT tells at level error what its chain passes over. */
const OF_CRT = /\bawscrt::(?:common-io|AuthCredentialsProvider|AWSProfile)\b/
/** Lines below a failure in which a scheduler says what becomes of it, its words, and how many of them its good end shares. */
const BELOW = 5
const PUT_OFF =
  /\bUP_FOR_RETRY\b|\b(?:will (?:be )?retr(?:y|ied)|rescheduled|re-?queued|restarting (?:job|task)|retrying)\b/i
const EXITED = /\bexit (?:status|code) [1-9]/
/** The same process tries it again, and no other. */
const AT_ONCE = /\bretrying\b/i
const ALIKE = 3
const OF_CREDENTIALS =
  /^(?:ExpiredToken|TokenRefreshRequired|NoCredentials|RequestExpired|InvalidIdentityToken|AssumeRole|Credential|WebIdentity|NoRegion)/
/**
 * Marks the calls that a later line says were mended.
 *
 * @returns the logs, with a mark on every line that told of nothing else
 */
export function mendTold(calls: readonly Call[], logs: readonly LogRecord[]): readonly LogRecord[] {
  const failed = new Map<string, Call[]>()
  for (const call of calls) if (call.seenAs === 'log' && call.outcome === 'error') append(failed, placeOf(call), call)
  // What a chain of providers did in vain is no call, and may have been needed by nobody.
  for (const log of logs)
    if (isBad(log) && !failed.has(placeOf(log)) && (isOfChain(log) || isOfCommand(log) || isTurnedAway(log)))
      failed.set(placeOf(log), [])
  if (failed.size === 0 && !logs.some(isBad)) return logs
  const isCalm = calmAmong(logs)
  const restarts = logs.filter(({ body }) => saysRestarted(body))
  const marked = new Set<LogRecord>()
  const left = new Set<LogRecord>()
  for (const own of bySpeaker(logs)) {
    for (const log of answeredLater(own)) marked.add(log)
    for (const log of passedOver(own, isCalm)) left.add(log)
    const again = typedAgain(own)
    for (const log of again.keys()) marked.add(log)
    const done = doneIn(own)
    for (const log of triedWellLater(own, failed, done)) marked.add(log)
    const troubles = troublesOf(own, failed)
    if (troubles.length === 0) continue
    const silence = new Silence(own, failed)
    const everywhere = saidEverywhere(own)
    const ofTroubles = new Set(troubles.flatMap(({ lines }) => lines))
    let lastFailure = own.findLastIndex((log) => isSure(log) && !ofTroubles.has(log))
    let lastRefusal = own.findLastIndex(({ severity, body }) => severity === 'fatal' || GIVEN_UP.test(body))
    // The last first: what was mended after a trouble is no failure that followed it.
    for (const trouble of troubles.reverse()) {
      if (mend(trouble, own, failed, { done, silence, restarts, again, lastFailure, lastRefusal, everywhere }))
        for (const log of trouble.lines) marked.add(log)
      else if (trouble.lines.some(isSure)) {
        lastFailure = Math.max(lastFailure, trouble.to)
        lastRefusal = Math.max(lastRefusal, trouble.to)
      }
    }
  }
  if (marked.size === 0 && left.size === 0) return logs
  const withMark = (log: LogRecord, mark: string): LogRecord => ({
    ...log,
    attributes: { ...log.attributes, [mark]: true },
  })
  return logs.map((log) =>
    marked.has(log)
      ? withMark(log, 'rolecall.log.mended')
      : left.has(log)
        ? withMark(log, 'rolecall.log.passed_over')
        : log,
  )
}

/** The metadata service was asked in vain, and the process went on: with what credentials, nothing says. */
function passedOver(own: readonly LogRecord[], isCalm: (log: LogRecord) => boolean): LogRecord[] {
  const lastCalm = own.findLastIndex(isCalm)
  return own.filter((log, at) => at < lastCalm && log.severity === 'warn' && toldBy(log).includes('metadata-silent'))
}

/** What is known of the lines of one speaker. */
interface Story {
  done: readonly Done[]
  silence: Silence
  /** Lines of any speaker by which a process was started anew. */
  restarts: readonly LogRecord[]
  /** By a line that warns, where the command above it was typed again and went well. */
  again: ReadonlyMap<LogRecord, LogRecord>
  lastFailure: number
  /** Of calls, or of who gave up. */
  lastRefusal: number
  everywhere: ReadonlySet<string>
}

/** @returns whether all that failed was mended */
function mend(trouble: Trouble, own: readonly LogRecord[], failed: ReadonlyMap<string, Call[]>, story: Story): boolean {
  const { lines } = trouble
  const { silence } = story
  const restart = startedAnew(trouble, own, story)
  const told = lines.flatMap((log) => (failed.get(placeOf(log)) ?? []).map((call) => ({ log, call })))
  if (told.length === 0)
    return (
      (lines.some(isTurnedAway)
        ? lines.every((log) => isServedLater(log, trouble, story))
        : wentOn(trouble, own, story)) ||
      (restart !== undefined && lines.every((log) => isOfChain(log) || !isSure(log)))
    )
  const again = againOf(trouble, own, story.everywhere)
  const things = lines.flatMap(({ body }) => thingsIn(body))
  const mended = told.map(
    ({ log, call }) =>
      (isOfCredentials(call) ? restart : undefined) ??
      story.again.get(log) ??
      mendedBy(story.done, trouble, { again, things, everywhere: story.everywhere, log, call }) ??
      (again && (lines.includes(again) || AT_ONCE.test(again.body)) ? silence.after(trouble, call) : undefined) ??
      (RETRYABLE.test(log.body) && !isDenial(call.errorCode)
        ? endedWell(trouble, story, !isSure(log) && isThrottle(call.errorCode, call.httpStatus))
        : undefined) ??
      answeredWell(trouble, log, call, own) ??
      roundAfter(trouble, call, story),
  )
  for (const [nth, { log, call }] of told.entries()) {
    // One answer, told by one part of the process and then the next.
    const twin = told.findIndex((other, at) => mended[at] !== undefined && other.call.errorCode === call.errorCode)
    const by = mended[nth] ?? mended[twin] ?? expectedBy(trouble, own, log)
    if (by && (by === restart || log.severity !== 'fatal')) call.mended = asAnswered(call, by)
  }
  return told.every(({ call }) => call.mended !== undefined)
}

function asAnswered(call: Call, { time, evidence }: LogRecord): Call {
  return { ...call, outcome: 'ok', start: time ?? call.start, end: time ?? call.start, evidence }
}

/** Told of by nobody else, and needed by nobody in the end: a provider that gave nothing, a try of several. */
function isOfChain(log: LogRecord): boolean {
  if (RETRYABLE.test(log.body) || OF_CRT.test(log.body) || isAskedForCredentials(log)) return true
  return toldBy(log).includes('metadata-silent') || isMetadataInVain(log.body) || log.body.includes(RENEWAL_FAILED)
}

/** Told of in words, and by no call. */
function isTurnedAway(log: LogRecord): boolean {
  return toldBy(log).includes('throttled')
}

/** The same thing was done later. */
function isServedLater({ body }: LogRecord, { to }: Trouble, { done, everywhere }: Story): boolean {
  const things = thingsIn(body).filter((thing) => !everywhere.has(thing))
  return done.some((later) => later.at > to && things.some((thing) => later.things.has(thing)))
}

/** How a command ended that a part of the process ran, and runs again: that part says how it went. */
function isOfCommand({ logger, body, attributes }: LogRecord): boolean {
  return logger !== undefined && EXITED.test(`${body}\n${attributes['rolecall.log.stack'] ?? ''}`.slice(0, 400))
}

/** Its logger is named for what both speak of: `wal-archive` of "Archived WAL file". */
function isOfSameTask({ logger, body }: LogRecord, command: LogRecord): boolean {
  if (logger === undefined || logger !== command.logger) return false
  const pieces = logger.toLowerCase().match(/[a-z]{3,40}/g) ?? []
  return pieces.some((piece) => [body, command.body].every((one) => one.toLowerCase().includes(piece)))
}

function isAnotherFailure(log: LogRecord): boolean {
  return isSure(log) && !isOfCommand(log) && !isOfChain(log) && isIdentityMatter(saidBy(log))
}

/** Nothing went wrong after it, and what the process did was done: new credentials came, or it had others. */
function wentOn({ lines, to }: Trouble, own: readonly LogRecord[], { done, lastFailure, everywhere }: Story): boolean {
  if (lastFailure > to || lines.some((log) => log.severity === 'fatal' || bool(log, 'rolecall.log.last_word')))
    return false
  const ofRenewal = lines.some(({ body }) => body.includes(RENEWAL_FAILED))
  const command = lines.find(isOfCommand)
  if (command)
    return !lines.some(isAnotherFailure) && lastDone(done, to, ({ log }) => isOfSameTask(log, command)) !== undefined
  const inPassing = [...lines, ...own.slice(to, to + 1 + BELOW)].some(({ body }) => isAskedInPassing(body))
  const speaksOfSame = (one: Done): boolean =>
    inPassing || one.ofCredentials || one.ofAws || sharesWord(lines, one.log, everywhere)
  if (lastDone(done, to, (one) => (ofRenewal ? one.ofCredentials : speaksOfSame(one)))) return true
  return ofRenewal && own.findLastIndex(({ body }) => body.includes(RENEWED)) > to
}

/**
 * Tried again by its own words, and no failure was told from then on: the last that was done of the same.
 *
 * @param isHiccup whatever was done will do
 */
function endedWell({ lines, to }: Trouble, story: Story, isHiccup: boolean): LogRecord | undefined {
  const { done, lastFailure, everywhere } = story
  if (lastFailure > to || lines.some(({ body }) => GIVEN_UP.test(body))) return undefined
  return lastDone(
    done,
    to,
    ({ log, tries }) => isHiccup || (tries && saysNothingElse(log)) || sharesWord(lines, log, everywhere),
  )
}

/** Whoever started the process anew, who then got done what it did, and failed no more. */
function startedAnew(
  { lines, to }: Trouble,
  own: readonly LogRecord[],
  { restarts, done, lastFailure }: Story,
): LogRecord | undefined {
  if (lastFailure > to) return undefined
  const { file, line = 0 } = own[to]!.evidence
  const restart = restarts.find(({ evidence }) => evidence.file === file && (evidence.line ?? 0) > line)
  if (!restart || lines.includes(restart)) return undefined
  const last = done.at(-1)
  return last && (last.log.evidence.line ?? 0) > (restart.evidence.line ?? 0) ? restart : undefined
}

/** The line by which the process says that it will try again. */
function againOf(
  { lines, to }: Trouble,
  own: readonly LogRecord[],
  everywhere: ReadonlySet<string>,
): LogRecord | undefined {
  return (
    lines.find(({ body, attributes }) => AGAIN.test(body.replace(NOT_ITS_OWN, '')) || 'retries' in attributes) ??
    putOffBelow(own, to, everywhere)
  )
}

function mendedBy(
  done: readonly Done[],
  { lines, to }: Trouble,
  failed: {
    again: LogRecord | undefined
    things: readonly string[]
    everywhere: ReadonlySet<string>
    log: LogRecord
    call: Call
  },
): LogRecord | undefined {
  const { again, things, everywhere, log, call } = failed
  // Whoever was told to ask less may do so without a word.
  if (isSure(log) && !again && !isThrottle(call.errorCode, call.httpStatus)) return undefined
  const renews = isOfCredentials(call)
  const givenUp = lines.some(({ body }) => GIVEN_UP.test(body))
  const isBroken = lines.some(({ body }) => BROKE_OFF.test(body))
  const putOff = !givenUp && isThrottle(call.errorCode, call.httpStatus) && (again || !isSure(log))
  const words = again && !lines.includes(again) ? wordsOf(again.body) : new Set<string>()
  const from = firstIndex(done, (later) => later.at > to)
  for (let nth = from; nth < Math.min(done.length, from + MOST_LATER); nth++) {
    const later = done[nth]!
    if (later.log.time !== undefined && log.time !== undefined && later.log.time - log.time > REACH) break
    // What broke off has ended as well.
    if (isBroken && saysEnded(later.log.body)) continue
    if (
      ((putOff || (again && later.tries)) &&
        ((again && (saysNothingElse(later.log) || countsOn(again, later.log))) ||
          sharesWord(lines, later.log, everywhere))) ||
      (renews && (later.ofCredentials || later.ofAws)) ||
      (!isSure(log) && later.tries && sharesWord(lines, later.log, everywhere)) ||
      things.some((thing) => later.things.has(thing) && !everywhere.has(thing)) ||
      // What was refused is refused until the same thing is had, whatever else goes well that is spoken of alike.
      (!isSure(log) && !isDenial(text(log, SEMCONV.errorType)) && sharedBy(log, later.log, everywhere) >= ALIKE) ||
      (words.size > 0 && [...wordsOf(later.log.body)].filter((word) => words.has(word)).length >= ALIKE)
    )
      return later.log
  }
  return undefined
}

function sharesWord(lines: readonly LogRecord[], later: LogRecord, everywhere: ReadonlySet<string>): boolean {
  return lines.some((log) => isOfSame(log, later, everywhere))
}

/** `attempt 1/6` and, later, `attempt 3/6: ok`. */
const NUMBERED = /\b(?:attempt|try|retry)\b.{0,4}\b\d{1,3}(?:\/| of )(\d{1,3})\b/i
function countsOn(again: LogRecord, later: LogRecord): boolean {
  const of = NUMBERED.exec(again.body)?.[1]
  return of !== undefined && NUMBERED.exec(later.body)?.[1] === of
}

function saysNothingElse(log: LogRecord): boolean {
  return subjectOf(log).size === 0
}

/** A scheduler says some lines below that what failed will run again: it then tells in the same words how that ended. */
function putOffBelow(own: readonly LogRecord[], at: number, everywhere: ReadonlySet<string>): LogRecord | undefined {
  return own
    .slice(at + 1, at + 1 + BELOW)
    .find(
      (log) =>
        log.severity === 'info' &&
        PUT_OFF.test(log.body) &&
        (!AT_ONCE.test(log.body) || saysNothingElse(log) || sharesWord([own[at]!], log, everywhere)),
    )
}

function isOfCredentials({ errorCode = '', operation }: Call): boolean {
  return OF_CREDENTIALS.test(errorCode) || /^AssumeRole/.test(operation)
}
