/**
 * Answers that a client prints as they came, the status line first and a header a line, as curl's `-v` and `-I` do, or in one object, as
 * Rust and Node do. That AWS, or what has its interface, refused is told there by nobody's words.
 *
 * https://curl.se/docs/manpage.html#-v, https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html
 */
import type { LogRecord } from '../../model/records.ts'

const STATUS = /^(?:[\w.-]{1,60} )?(?:< ?)?HTTP\/[\d.]{1,3} (\d{3})\b[^\n]{0,60}$/m
const HEADER = /^(?:[\w.-]{1,60} )?(?:< ?)?(?:x-amzn?-request-?id: ?[\w-]{4,80}|server: AmazonS3)\s*$/im
const OBJECT =
  /\bstatus(?:_?[cC]ode)?["']?: (?:400|403)\b[\s\S]{0,2000}\bx-amzn?-request-?id\b|\bx-amzn?-request-?id\b[\s\S]{0,2000}\bstatus(?:_?[cC]ode)?["']?: (?:400|403)\b/i
const REFUSED = /^40[03]$/
/** An answer has so many headers, lines. */
const HEADERS = 25
const LOOKED_AT = 8192

/** Where among the lines of one speaker AWS refused what nothing later was answered well; an SDK's debug log is another matter. */
export function refusedInPrint(own: readonly LogRecord[]): readonly number[] {
  let refused: number[] = []
  let last: { status: string; line: number } | undefined
  for (const [at, { body, severity, evidence }] of own.entries()) {
    if (severity === 'debug' || severity === 'trace') continue
    const looked = body.slice(0, LOOKED_AT)
    const line = evidence.line ?? 0
    const status = looked.includes('HTTP/') ? STATUS.exec(looked)?.[1] : undefined
    if (status) last = { status, line }
    if (status?.startsWith('2')) refused = []
    const isHeaderOfRefused = last && REFUSED.test(last.status) && line - last.line <= HEADERS && HEADER.test(looked)
    if (isHeaderOfRefused) last = undefined
    if (isHeaderOfRefused || (looked.includes('mz') && OBJECT.test(looked))) refused.push(at)
  }
  return refused
}
