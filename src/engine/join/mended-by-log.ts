/**
 * A log shows calls that failed, and says of those that went well only that something was done. What is told in one breath
 * is one trouble: it is mended by a later line of the same process that says so of the same thing, of new credentials or of
 * the next try; and where the process said that it would try again, by the time in which nothing more was heard of it.
 */
import { SEMCONV } from '../../model/attributes.ts'
import { isThrottle } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { speakerOf, toldBy } from '../../model/log-text.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { ofCredentials, saysDone, thingsIn, wordsOf } from '../../vocabulary/done.ts'
import { isMetadataInVain, speaksOfAws } from '../../vocabulary/identity-matters.ts'
import { firstIndex } from '../kit/first-index.ts'
import { append } from '../kit/multimap.ts'

/** A later success than this is another story, µs. */
const REACH: Us = 600_000_000
/** What a process says within this is told in one breath, whatever else it says meanwhile, µs. */
const BREATH: Us = 1_000_000
/** So long without another word of it, and what was to be tried again went well, µs. */
const SILENCE: Us = 10_000_000
/** Told oftener, and not once that it was mended, it is no hiccup. */
const MOST_TIMES = 2

/** Later lines that are looked at for a word of the same thing. */
const MOST_LATER = 10_000
/** Lines that are told in one breath, at most. */
const MOST_TOLD = 200

const AGAIN = /retr(?:y|ies|ying)|attempt|again|refreshing|renewing|backing off|will be repeated/i
const GIVEN_UP = /giv(?:e|es|ing|en) up|gave up|no more (?:retries|attempts)|exhausted|not retry|aborting|skipp/i
/** It was asked for, or is no loss: said in the line itself, or in the next ones. */
const EXPECTED =
  /\b(?:as|is|was|were|are) expected\b|\bexpected (?:on|in|if|when|where|without)\b|\bharmless\b|\b(?:safe|safely) (?:to )?ignored?\b|\bcan be ignored\b/i
/** How a program that gives its lines no level says that it failed. */
const ENDED = /(?:^|\n)\W{0,12}(?:error|fatal|failed|failure|exception|traceback|panic)|[✖✗❌]/i
/** botocore, while the old credentials are still good, and when new ones came. */
const RENEWAL_FAILED = 'Refreshing temporary credentials failed during advisory refresh period'
const RENEWED = 'Retrieved credentials will expire at'
const TRIED =
  /\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies|ied))\b.{0,40}\bsucceeded|\bsucceeded\b.{0,40}\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies))\b|\battempt \d{1,3}(?:\/\d{1,3})?:? (?:ok|succeeded)\b/i
/** Lines below a failure in which a scheduler says what becomes of it, its words, and how many of them its good end shares. */
const BELOW = 5
const PUT_OFF = /\bUP_FOR_RETRY\b|\b(?:will (?:be )?retr(?:y|ied)|rescheduled|re-?queued|restarting (?:job|task))\b/i
const ALIKE = 3
const OF_CREDENTIALS =
  /^(?:ExpiredToken|TokenRefreshRequired|NoCredentials|RequestExpired|InvalidIdentityToken|AssumeRole|Credential|WebIdentity)/
/** What passes by itself; whoever was denied is denied again. */
const PASSES =
  /^(?:ExpiredToken|RequestExpired|NoCredentials|Credential|ECONN|EAI_|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|InternalError|ServiceUnavailable|\w{0,40}(?:Timeout|TimedOut|EndpointConnection|NameResolution)\w{0,10})/

/** What a process said in one breath of what failed. */
interface Trouble {
  lines: LogRecord[]
  /** Where the last of them stands among the lines of their speaker. */
  to: number
}

/** A line that says that something was done: of what, and where it stands. */
interface Done {
  at: number
  log: LogRecord
  things: ReadonlySet<string>
  ofCredentials: boolean
  /** Something that AWS did, for which there must have been credentials. */
  ofAws: boolean
  /** It was a later try that succeeded. */
  tries: boolean
}

/**
 * Marks the calls that a later line says were mended.
 *
 * @returns the logs, with a mark on every line that told of nothing else
 */
export function mendTold(calls: readonly Call[], logs: readonly LogRecord[]): readonly LogRecord[] {
  const failed = new Map<string, Call[]>()
  for (const call of calls) if (call.seenAs === 'log' && call.outcome === 'error') append(failed, placeOf(call), call)
  // What a chain of providers did in vain is no call, and may have been needed by nobody.
  for (const log of logs) if (isBad(log) && !failed.has(placeOf(log)) && isOfChain(log)) failed.set(placeOf(log), [])
  if (failed.size === 0) return logs
  const speakers = new Map<string, LogRecord[]>()
  for (const log of logs) append(speakers, speakerOf(log), log)
  const marked = new Set<LogRecord>()
  for (const own of speakers.values()) {
    const troubles = troublesOf(own, failed)
    if (troubles.length === 0) continue
    const done = doneIn(own)
    const silence = new Silence(own)
    const ofTroubles = new Set(troubles.flatMap(({ lines }) => lines))
    let lastFailure = own.findLastIndex((log) => isSure(log) && !ofTroubles.has(log))
    // The last first: what was mended after a trouble is no failure that followed it.
    for (const trouble of troubles.reverse()) {
      if (mend(trouble, own, failed, { done, silence, lastFailure })) for (const log of trouble.lines) marked.add(log)
      else if (trouble.lines.some(isSure)) lastFailure = Math.max(lastFailure, trouble.to)
    }
  }
  if (marked.size === 0) return logs
  return logs.map((log) =>
    marked.has(log) ? { ...log, attributes: { ...log.attributes, 'rolecall.log.mended': true } } : log,
  )
}

/** @returns whether all that failed was mended */
function mend(
  trouble: Trouble,
  own: readonly LogRecord[],
  failed: ReadonlyMap<string, Call[]>,
  { done, silence, lastFailure }: { done: readonly Done[]; silence: Silence; lastFailure: number },
): boolean {
  const { lines } = trouble
  const told = lines.flatMap((log) => (failed.get(placeOf(log)) ?? []).map((call) => ({ log, call })))
  if (told.length === 0) return wentOn(trouble, own, done, lastFailure)
  const again = againOf(trouble, own)
  const things = lines.flatMap(({ body }) => thingsIn(body))
  const mended = told.map(
    ({ log, call }) =>
      mendedBy(done, trouble, { again, things, log, call }) ??
      (again && lines.includes(again) ? silence.after(trouble, call) : undefined),
  )
  for (const [nth, { log, call }] of told.entries()) {
    // One answer, told by one part of the process and then the next.
    const twin = told.findIndex((other, at) => mended[at] !== undefined && other.call.errorCode === call.errorCode)
    const by = mended[nth] ?? mended[twin] ?? expectedBy(trouble, own, log)
    if (by && log.severity !== 'fatal') call.mended = asAnswered(call, by)
  }
  return told.every(({ call }) => call.mended !== undefined)
}

function asAnswered(call: Call, { time, evidence }: LogRecord): Call {
  return { ...call, outcome: 'ok', start: time ?? call.start, end: time ?? call.start, evidence }
}

function doneIn(own: readonly LogRecord[]): Done[] {
  return own.flatMap((log, at) =>
    isBad(log) || !(saysDone(log.body) || TRIED.test(log.body))
      ? []
      : {
          at,
          log,
          things: new Set(thingsIn(log.body)),
          ofCredentials: ofCredentials(log.body),
          ofAws: speaksOfAws(log.body),
          tries: TRIED.test(log.body),
        },
  )
}

/** Lines that warn, with no calm one between them, or told in the same moment. */
function troublesOf(own: readonly LogRecord[], failed: ReadonlyMap<string, readonly Call[]>): Trouble[] {
  const troubles: Trouble[] = []
  let last: Trouble | undefined
  for (const [at, log] of own.entries()) {
    if (!isBad(log) && !failed.has(placeOf(log))) continue
    const before = last?.lines.at(-1)
    const isSameBreath =
      last &&
      last.lines.length < MOST_TOLD &&
      (before!.time !== undefined && log.time !== undefined ? log.time - before!.time <= BREATH : last.to === at - 1)
    if (isSameBreath) {
      last!.lines.push(log)
      last!.to = at
    } else {
      last = { lines: [log], to: at }
      troubles.push(last)
    }
  }
  return troubles.filter(({ lines }) => lines.some((log) => failed.has(placeOf(log))))
}

/** Whoever denies only what is optional says so. */
function expectedBy({ to }: Trouble, own: readonly LogRecord[], log: LogRecord): LogRecord | undefined {
  if (EXPECTED.test(log.body)) return log
  if (isSure(log)) return undefined
  return own.slice(to + 1, to + 3).find((next) => next.severity === 'info' && EXPECTED.test(next.body))
}

function isOfChain(log: LogRecord): boolean {
  return toldBy(log).includes('metadata-silent') || isMetadataInVain(log.body) || log.body.includes(RENEWAL_FAILED)
}

/** Nothing went wrong after it, and what the process did was done: new credentials came, or it had others. */
function wentOn(
  { lines, to }: Trouble,
  own: readonly LogRecord[],
  done: readonly Done[],
  lastFailure: number,
): boolean {
  if (lastFailure > to || lines.some(({ severity }) => severity === 'fatal')) return false
  const ofRenewal = lines.some(({ body }) => body.includes(RENEWAL_FAILED))
  const last = done.findLast(({ log, ofCredentials }) => log.severity !== 'debug' && (!ofRenewal || ofCredentials))
  if (last !== undefined && last.at > to) return true
  return ofRenewal && own.findLastIndex(({ body }) => body.includes(RENEWED)) > to
}

/** The line by which the process says that it will try again. */
function againOf({ lines, to }: Trouble, own: readonly LogRecord[]): LogRecord | undefined {
  return lines.find(({ body }) => AGAIN.test(body)) ?? putOffBelow(own, to)
}

function mendedBy(
  done: readonly Done[],
  { lines, to }: Trouble,
  failed: { again: LogRecord | undefined; things: readonly string[]; log: LogRecord; call: Call },
): LogRecord | undefined {
  const { again, things, log, call } = failed
  if (isSure(log) && !again) return undefined
  const renews = isOfCredentials(call)
  const givenUp = lines.some(({ body }) => GIVEN_UP.test(body))
  const putOff = !givenUp && isThrottle(call.errorCode, call.httpStatus) && (again || !isSure(log))
  const words = again && !lines.includes(again) ? wordsOf(again.body) : new Set<string>()
  const from = firstIndex(done, (later) => later.at > to)
  for (let nth = from; nth < Math.min(done.length, from + MOST_LATER); nth++) {
    const later = done[nth]!
    if (later.log.time !== undefined && log.time !== undefined && later.log.time - log.time > REACH) break
    if (
      putOff ||
      (renews && (later.ofCredentials || later.ofAws)) ||
      (again && later.tries) ||
      things.some((thing) => later.things.has(thing)) ||
      (words.size > 0 && [...wordsOf(later.log.body)].filter((word) => words.has(word)).length >= ALIKE)
    )
      return later.log
  }
  return undefined
}

/** What was to be tried again went well where the process lived on, and said no more of it. */
class Silence {
  readonly #own: readonly LogRecord[]
  readonly #lastSure: number
  readonly #byCode = new Map<string, { times: number; last: number }>()

  constructor(own: readonly LogRecord[]) {
    this.#own = own
    this.#lastSure = own.findLastIndex((log) => isSure(log) || (log.severity === undefined && ENDED.test(log.body)))
  }

  /** The first calm line long enough after a trouble that was the last of its kind. */
  after({ lines, to }: Trouble, { errorCode = '', httpStatus }: Call): LogRecord | undefined {
    const since = lines.at(-1)!.time
    if (since === undefined || this.#lastSure > to) return undefined
    if (!isThrottle(errorCode, httpStatus) && !PASSES.test(errorCode)) return undefined
    if (lines.some(({ severity, body }) => severity === 'fatal' || GIVEN_UP.test(body))) return undefined
    const { times, last } = this.#told(errorCode)
    if (last > to || times > MOST_TIMES) return undefined
    return this.#own.find((log, at) => at > to && log.time !== undefined && log.time - since >= SILENCE && !isBad(log))
  }

  #told(code: string): { times: number; last: number } {
    const known = this.#byCode.get(code)
    if (known) return known
    const told = { times: 0, last: -1 }
    for (const [at, log] of this.#own.entries()) {
      if (!isBad(log) || !saysOf(log, code)) continue
      told.times++
      told.last = at
    }
    this.#byCode.set(code, told)
    return told
  }
}

function saysOf({ body, attributes }: LogRecord, code: string): boolean {
  return attributes[SEMCONV.errorType] === code || (code !== '' && body.includes(code))
}

/** A scheduler says some lines below that what failed will run again: it then tells in the same words how that ended. */
function putOffBelow(own: readonly LogRecord[], at: number): LogRecord | undefined {
  return own.slice(at + 1, at + 1 + BELOW).find((log) => log.severity === 'info' && PUT_OFF.test(log.body))
}

function isBad({ severity }: LogRecord): boolean {
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

/** Its writer has no doubt that it failed. */
function isSure({ severity }: LogRecord): boolean {
  return severity === 'error' || severity === 'fatal'
}

function placeOf({ evidence }: Pick<LogRecord, 'evidence'>): string {
  return `${evidence.file}:${evidence.line ?? ''}`
}

function isOfCredentials({ errorCode = '', operation }: Call): boolean {
  return OF_CREDENTIALS.test(errorCode) || /^AssumeRole/.test(operation)
}
