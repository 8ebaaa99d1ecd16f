/**
 * A log shows calls that failed, and says of those that went well only that something was done. A warning that a try failed
 * is mended by a later line of the same process that says so, of the same thing or of new credentials.
 */
import type { Call } from '../../model/call.ts'
import type { LogRecord, Us } from '../../model/records.ts'

/** A later success than this is another story, µs. */
const REACH: Us = 600_000_000

const AGAIN = /retr(?:y|ies|ying)|attempt|again|refreshing|renewing|backing off|will be repeated/i
const DONE =
  /\b(?:refreshed|renewed|rotated|succeeded|success(?:ful(?:ly)?)?|uploaded|downloaded|completed?|recovered|restored|stored|saved|sent|received|written|done|finished|assumed|obtained|acquired|reconciled|synced)\b/i
const NOT = /\b(?:not|fail(?:ed|ure)?|unsuccessful(?:ly)?|without|unable|could ?n[o']t|cannot|error|denied)\b/i
const CREDENTIALS = /credential|session|token|\brole\b|\bcreds?\b/i
const OF_CREDENTIALS =
  /^(?:ExpiredToken|TokenRefreshRequired|NoCredentials|RequestExpired|InvalidIdentityToken|AssumeRole|Credential|WebIdentity)/

/** Marks the failures that a later line says were mended. */
export function mendTold(calls: readonly Call[], logs: readonly LogRecord[]): void {
  for (const call of calls) {
    if (call.seenAs !== 'log' || call.outcome !== 'error') continue
    const at = logs.findIndex(
      ({ evidence }) => evidence.file === call.evidence.file && evidence.line === call.evidence.line,
    )
    const log = logs[at]
    if (!log || log.severity === 'fatal' || !(log.severity === 'warn' || AGAIN.test(log.body))) continue
    const things = thingsIn(log.body)
    const mended = logs.slice(at + 1).find((later) => {
      if (later.evidence.file !== log.evidence.file || later.process !== log.process) return false
      if (later.severity === 'warn' || later.severity === 'error' || later.severity === 'fatal') return false
      if (later.time !== undefined && log.time !== undefined && later.time - log.time > REACH) return false
      if (!DONE.test(later.body) || NOT.test(later.body)) return false
      const renewed = isOfCredentials(call) && CREDENTIALS.test(later.body)
      return renewed || thingsIn(later.body).some((thing) => things.includes(thing))
    })
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

function isOfCredentials({ errorCode = '', operation }: Call): boolean {
  return OF_CREDENTIALS.test(errorCode) || /^AssumeRole/.test(operation)
}

/** Names of things that a line speaks of: addresses, paths, files, keys. */
function thingsIn(body: string): string[] {
  return (body.slice(0, 2000).match(/[\w:/.@=+-]{4,200}/g) ?? [])
    .map((word) => word.replace(/[.:,]{1,16}$/, ''))
    .filter((word) => /[/\d]/.test(word) && /[a-z]/i.test(word) && !/^\d+(?:ms|s)$/.test(word))
}
