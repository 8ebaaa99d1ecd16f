/**
 * A log shows calls that failed, and says of those that went well only that something was done. A warning that a try failed
 * is mended by a later line of the same process that says so, of the same thing or of new credentials.
 */
import type { Call } from '../../model/call.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { ofCredentials, saysDone, thingsIn, wordsOf } from '../../vocabulary/done.ts'

/** A later success than this is another story, µs. */
const REACH: Us = 600_000_000

/** Later lines that are looked at for a word of the same thing. */
const MOST_LATER = 10_000

const AGAIN = /retr(?:y|ies|ying)|attempt|again|refreshing|renewing|backing off|will be repeated/i
const TRIED =
  /\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies|ied))\b.{0,40}\bsucceeded|\bsucceeded\b.{0,40}\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies))\b/i
/** Lines below a failure in which a scheduler says what becomes of it, its words, and how many of them its good end shares. */
const BELOW = 5
const PUT_OFF = /\bUP_FOR_RETRY\b|\b(?:will (?:be )?retr(?:y|ied)|rescheduled|re-?queued|restarting (?:job|task))\b/i
const ALIKE = 3
const OF_CREDENTIALS =
  /^(?:ExpiredToken|TokenRefreshRequired|NoCredentials|RequestExpired|InvalidIdentityToken|AssumeRole|Credential|WebIdentity)/

/** Marks the failures that a later line says were mended. */
export function mendTold(calls: readonly Call[], logs: readonly LogRecord[]): void {
  const failed = calls.filter((call) => call.seenAs === 'log' && call.outcome === 'error')
  if (failed.length === 0) return
  const placed = new Map(logs.map((log, at) => [placeOf(log), at]))
  const done = new Map<string, Done[]>()
  for (const [at, log] of logs.entries()) {
    if (log.severity === 'warn' || log.severity === 'error' || log.severity === 'fatal' || !saysDone(log.body)) continue
    const own = done.get(speakerOf(log))
    const one = {
      at,
      log,
      things: new Set(thingsIn(log.body)),
      ofCredentials: ofCredentials(log.body),
      tries: TRIED.test(log.body),
    }
    if (own) own.push(one)
    else done.set(speakerOf(log), [one])
  }
  for (const call of failed) {
    const at = placed.get(placeOf(call))
    const log = at === undefined ? undefined : logs[at]
    if (at === undefined || !log || log.severity === 'fatal') continue
    const again = AGAIN.test(log.body) ? log : putOffBelow(logs, at)
    if (log.severity !== 'warn' && !again) continue
    const mended = mendedBy(done.get(speakerOf(log)) ?? [], at, log, call, again)
    if (mended)
      call.mended = {
        ...call,
        outcome: 'ok',
        start: mended.time ?? call.start,
        end: mended.time ?? call.start,
        evidence: mended.evidence,
      }
  }
}

/** A line that says that something was done: of what, and where it stands. */
interface Done {
  at: number
  log: LogRecord
  things: ReadonlySet<string>
  ofCredentials: boolean
  /** It was a later try that succeeded. */
  tries: boolean
}

function mendedBy(
  done: readonly Done[],
  at: number,
  log: LogRecord,
  call: Call,
  again: LogRecord | undefined,
): LogRecord | undefined {
  const things = thingsIn(log.body)
  const renews = isOfCredentials(call)
  const putOff = isPutOff(call, log)
  const words = again && again !== log ? wordsOf(again.body) : new Set<string>()
  const from = done.findIndex((later) => later.at > at)
  if (from < 0) return undefined
  for (let nth = from; nth < Math.min(done.length, from + MOST_LATER); nth++) {
    const later = done[nth]!
    if (later.log.time !== undefined && log.time !== undefined && later.log.time - log.time > REACH) return undefined
    if (
      putOff ||
      (renews && later.ofCredentials) ||
      (again && later.tries) ||
      things.some((thing) => later.things.has(thing)) ||
      (words.size > 0 && [...wordsOf(later.log.body)].filter((word) => words.has(word)).length >= ALIKE)
    )
      return later.log
  }
  return undefined
}

/** A scheduler says some lines below that what failed will run again: it then tells in the same words how that ended. */
function putOffBelow(logs: readonly LogRecord[], at: number): LogRecord | undefined {
  const speaker = speakerOf(logs[at]!)
  return logs
    .slice(at + 1, at + 1 + BELOW)
    .find((log) => log.severity === 'info' && PUT_OFF.test(log.body) && speakerOf(log) === speaker)
}

function placeOf({ evidence }: Pick<LogRecord, 'evidence'>): string {
  return `${evidence.file}:${evidence.line ?? ''}`
}

function speakerOf({ evidence, process }: LogRecord): string {
  return `${evidence.file}\n${process}`
}

function isOfCredentials({ errorCode = '', operation }: Call): boolean {
  return OF_CREDENTIALS.test(errorCode) || /^AssumeRole/.test(operation)
}

/** A warning that a call was throttled: whoever warns tries again, and whatever was done then came of it. */
function isPutOff({ errorCode = '' }: Call, { severity }: LogRecord): boolean {
  return (
    severity === 'warn' &&
    /^(?:\w{0,20}Throttl|TooManyRequests|SlowDown|RequestLimit|ProvisionedThroughput)/.test(errorCode)
  )
}
