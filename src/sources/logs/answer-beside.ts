/**
 * An error whose reason another line tells: a client prints the body of the answer below its error, an SDK tells at level trace what
 * its chain failed of before the program says that it could not start, a browser throws the name of what a message told, and the clocks
 * stand in the headers.
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { isIdentityMatter } from '../../vocabulary/identity-matters.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { enrichLog, LOG } from './log-facts.ts'

/** Lines between an error and its reason. */
export const NEAR = 8
/** Time between them, µs. */
const BREATH: Us = 2_000_000
/** The same where AWS's whole answer stands there: a client may try for a while before it gives up, µs. */
const TRIES: Us = 60_000_000
/** AWS grants 5 minutes at the least, ms. */
const GRANTED = 300_000
const LOOKED_AT = 8192

/** An answer that somebody printed. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const ANSWER = /<Error>\s{0,40}<Code>(\w{2,80})<\/Code>[\s\S]{0,4000}?<RequestId>/
const REFUSED = /\b(?:400|401|403)\b/
/** In a header, and not in a URL that somebody signed long before. */
const SIGNED_AT = /(?<![a-z?&-])x-amz-date["']?\s?[:=]\s?\[?["']?(\d{8}T\d{6}Z)/i
const ANSWERED_AT =
  /(?<![a-z-])date["']?\s?[:=]\s?\[?["']?([A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)/i

/** Does it name the moment at which a request was signed, or answered? */
export function tellsOfClocks(body: string): boolean {
  return SIGNED_AT.test(body.slice(0, LOOKED_AT)) || ANSWERED_AT.test(body.slice(0, LOOKED_AT))
}

/** Passes records on in their order, an error without a reason with the one that stands beside it. */
export function withAnswerBeside(pass: (record: LogRecord) => void): {
  put: (record: LogRecord) => void
  end: () => void
} {
  /** Of the error that waits for its reason, and what came after it. */
  let waiting: LogRecord[] = []
  let above: LogRecord[] = []
  let signed: number | undefined
  let skew: number | undefined
  const release = (reason?: string): void => {
    const [error, ...rest] = waiting
    waiting = []
    if (error) pass(reason === undefined ? error : withReason(error, reason))
    for (const one of rest) pass(one)
  }
  const put = (record: LogRecord): void => {
    const body = record.body.slice(0, LOOKED_AT)
    const sent = SIGNED_AT.exec(body)?.[1]
    if (sent) signed = basicTime(sent)
    const answered = signed === undefined ? undefined : ANSWERED_AT.exec(body)?.[1]
    if (answered) {
      const between = signed! - Date.parse(answered)
      skew = Math.abs(between) > GRANTED ? between : undefined
    }
    if (waiting.length > 0) {
      waiting.push(record)
      if (isCalm(record) && ANSWER.test(body)) release(body)
      else if (waiting.length > NEAR) release()
      return
    }
    const named = saidOfName(record, above)
    if (named) pass(withReason(record, named.body))
    else if (skew !== undefined && isRefusal(record)) pass(withReason(record, skewed(skew)))
    else if (isBare(record)) {
      const reason = above.findLast(
        (one) =>
          (isNear(one, record, BREATH) && tellsWhyNothingWasSent(one)) || (isNear(one, record, TRIES) && isAnswer(one)),
      )
      if (reason) pass(withReason(record, reason.body))
      else if (REFUSED.test(body)) waiting.push(record)
      else pass(record)
    } else pass(record)
    above = isCalm(record) ? [...above.slice(1 - NEAR), record] : above
  }
  return { put, end: release }
}

/** The name of an error, and nothing that it says. */
const NAME_ALONE = /^[^\n]{0,100}?\b([A-Z][a-z]\w{2,60}(?:Exception|Fault|Error))\W{0,4}(?:\n|$)/

/** A client tells at a calm level what it was answered, and throws an error that keeps the name of it only. */
function saidOfName(record: LogRecord, above: readonly LogRecord[]): LogRecord | undefined {
  const { severity, body, attributes } = record
  if ((severity !== 'error' && severity !== 'fatal') || attributes[LOG.stack] !== undefined) return undefined
  const name = NAME_ALONE.exec(body.slice(0, LOOKED_AT))?.[1]
  if (!name || causesIn(body).length > 0) return undefined
  return above.findLast(
    (one) => isNear(one, record, BREATH) && one.body.includes(name) && causesIn(one.body).length > 0,
  )
}

/** Refused, and nobody says what: a clock that is wrong is a reason. */
function isRefusal({ severity, body, attributes }: LogRecord): boolean {
  if ((severity !== 'error' && severity !== 'fatal') || attributes[LOG.action] !== undefined) return false
  const code = attributes[SEMCONV.errorType]
  if (code === 'AccessDenied') return !/\bAccess ?Denied\b/.test(body)
  return code === undefined && REFUSED.test(body) && isIdentityMatter(body)
}

/** An error that speaks of AWS, and says neither a code nor a cause. */
function isBare({ severity, body, attributes }: LogRecord): boolean {
  if (severity !== 'error' && severity !== 'fatal') return false
  if (attributes[LOG.stack] !== undefined || attributes[LOG.action] !== undefined) return false
  const code = attributes[SEMCONV.errorType]
  if (code !== undefined && !(code === 'AccessDenied' && attributes[SEMCONV.httpStatus] === 403)) return false
  return isIdentityMatter(body) && !/\bAccess ?Denied\b/.test(body) && causesIn(body).length === 0
}

function isCalm({ severity }: LogRecord): boolean {
  return severity !== 'error' && severity !== 'fatal' && severity !== 'warn'
}

function isNear(one: LogRecord, record: LogRecord, reach: Us): boolean {
  if (one.evidence.file !== record.evidence.file || one.service !== record.service) return false
  return one.time === undefined || record.time === undefined || record.time - one.time <= reach
}

/** What an SDK prints of an answer at level trace or debug. */
function isAnswer({ severity, body }: LogRecord): boolean {
  return (severity === 'debug' || severity === 'trace') && ANSWER.test(body.slice(0, LOOKED_AT))
}

function tellsWhyNothingWasSent({ severity, body }: LogRecord): boolean {
  return (
    (severity === 'debug' || severity === 'trace') &&
    /^(?:no-credentials|sts-gave-none)$/.test(causesIn(body)[0]?.cause ?? '')
  )
}

function withReason(error: LogRecord, reason: string): LogRecord {
  const { [SEMCONV.errorType]: _, ...attributes } = error.attributes
  return enrichLog({
    ...error,
    attributes: { ...attributes, [LOG.stack]: reason, [LOG.errorMessage]: `${error.body.slice(0, 400)}\n${reason}` },
  })
}

/** As S3 says it, with the times. */
function skewed(ms: number): string {
  return `RequestTimeTooSkewed: by x-amz-date and the answer's Date the request was signed ${Math.round(Math.abs(ms) / 1000)} s ${ms < 0 ? 'behind' : 'ahead'}`
}

function basicTime(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'))
}
