/** The line by which a process says of what failed that it will try again, and whether a later one counts on. */
import type { LogRecord } from '../../model/records.ts'
import { saysNoMoreTries } from '../../vocabulary/last-tries.ts'
import { saysNothingElse, sharesWord } from './same-story.ts'
import { BELOW, type Trouble } from './told-troubles.ts'

/** The kubelet pulls again, and Postfix sends again, without saying so. https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff, https://www.postfix.org/QSHAPE_README.html */
const AGAIN =
  /(?<![a-z])retr(?:y|ies|ying)(?![a-z])|\battempt|\bagain\b|\brefreshing\b|\brenewing\b|\bbacking off\b|\bback-off\b|\bwill be repeated\b|\bback_?off["']?\s?[:=]\s?["']?\d|\b(?:sleeping|waiting) (?:for )?\d[\w.]{0,12} before\b|\bstatus=deferred\b|^Failed to pull image "/i
/**
 * How often an SDK tried, which it tells with its last error (`"attempts": 3`, `totalRetryDelay: 787`), and what a service asks its callers
 * to do: neither says that the process will try again.
 */
const NOT_ITS_OWN =
  /\b(?:attempts|totalRetryDelay|max_?[rR]etries|retryCount|retries)["']?\s?[:=]\s?\d{1,9}|\bafter \d{1,9} (?:attempts|retries|tries)\b|\bmaximum number of (?:attempts|retries)\b|\bwait before trying again|\bplease (?:try(?: your request)? again|retry)\b|\btry again later\b/gi
/** What a scheduler says below a failure of what becomes of it. */
const PUT_OFF =
  /\bUP_FOR_RETRY\b|\b(?:will (?:be )?retr(?:y|ied)|rescheduled|re-?queued|restarting (?:job|task)|retrying)\b/i
/**
 * The line of the failure itself says so; Akka and Pekko by a restart of the stream, and Postfix goes on to the next address without a word.
 * https://pekko.apache.org/docs/pekko/current/stream/stream-error.html, https://www.postfix.org/smtp.8.html
 */
const RETRYABLE =
  /^connect to [\w.-]{1,200}\[[\da-f.:]{2,45}\]:\d{1,5}: |\bRestarting (?:stream|graph) due to failure \[\d|\b[Bb]acking off (?:for )?\d|\b[Ww]ill retry (?:in|after) \d|^[^\n]{0,80}\b(?:[Rr]etryable error|[Ww]ill retry|[Rr]etrying)\b|\b(?:[Ww]aiting|[Ss]leeping) (?:[\w.]{1,12} ){0,3}before (?:re)?trying\b|(?:[,;]|-{1,2}) (?:(?:it )?will retry(?: later)?\.{0,3}|retry(?:ing(?:\.\.\.)?| in \d[^\n]{0,20}))[ \t]{0,9}$/m
/** The same process tries it again, and no other. */
const AT_ONCE = /\bretrying\b/i

/** The line by which the process says that it will try again. */
export function againOf(
  { lines, to }: Trouble,
  own: readonly LogRecord[],
  everywhere: ReadonlySet<string>,
): LogRecord | undefined {
  return (
    lines.find(({ body, attributes }) => AGAIN.test(body.replace(NOT_ITS_OWN, '')) || 'retries' in attributes) ??
    putOffBelow(own, to, everywhere)
  )
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

/** `attempt 1/6` and, later, `attempt 3/6: ok`. */
const NUMBERED = /\b(?:attempt|try|retry)\b.{0,4}\b\d{1,3}(?:\/| of )(\d{1,3})\b/i
export function countsOn(again: LogRecord, later: LogRecord): boolean {
  const of = NUMBERED.exec(again.body)?.[1]
  return of !== undefined && NUMBERED.exec(later.body)?.[1] === of
}

/** Not some time later, and by whom it may be. */
export function triesAtOnce({ body }: LogRecord): boolean {
  return AT_ONCE.test(body)
}

/** `retry 1 of 5`, `(attempt 2/6)`, `(try 1)`: the first of some, or one of which more are to come. */
const NTH = /\b(?:attempt|try|retry)(?: |: | ?#|=)(\d{1,3})\b/i

/** Does the line of the failure itself say so, or is it of one that does it without a word? */
export function isTriedAgain(log: LogRecord): boolean {
  return isRetryable(log) || OF_KUBELET.test(log.body)
}
const OF_KUBELET = /^Failed to pull image "/

export function isRetryable({ body }: LogRecord): boolean {
  return RETRYABLE.test(body) || (NTH.test(body) && !saysNoMoreTries(body))
}
