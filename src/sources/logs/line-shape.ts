/**
 * The shape of a line: what is left of it without the numbers and ids that each line has anew. Two lines of one shape have the same
 * words in the same places; numbers that say something by themselves (a level, a status, a code, none at all) are part of it.
 */

/** Longer lines are each their own. */
const LONGEST = 2000
/** In a word so long something may be encoded. */
const ENCODED = 40
/** A word of letters and digits, from this length on, is an id; where its letters are hexadecimal, from the second one on; and UUIDs are, of RFC 9562. */
const ID = 8
const HEX_ID = 4
const UUID = 36
/** Whoever writes a log does not know which lines have one number. */
const SEED = (Math.random() * 0x7fffffff) | 0

/** After these words a number is told as it is. */
const TELLING = new Set(
  [
    ...[
      'level',
      'levelno',
      'level_no',
      'lvl',
      'loglevel',
      'log_level',
      'severity',
      'severitynumber',
      'priority',
      'pri',
    ],
    ...[
      'status',
      'statuscode',
      'status_code',
      'http_status',
      'httpstatus',
      'httpstatuscode',
      'http_status_code',
      'code',
    ],
    ...['errorcode', 'error_code', 'exit', 'exitcode', 'exit_code', 'exited', 'http', 'attempt', 'attempts', 'try'],
    ...['tries', 'retry', 'retries', 'of', 'failed', 'failures', 'errors'],
  ].map((word) => wordHash(word, 0, word.length)),
)
/** So many characters may stand between. */
const GAP = 5
/** Status codes of HTTP that say more than their first digit does. */
const STATUSES = new Set([301, 302, 304, 307, 400, 401, 403, 404, 408, 409, 412, 416, 429, 500, 502, 503, 504])

const LETTER = 1
const DIGIT = 2
const KINDS = new Uint8Array(128)
for (let code = 0; code < 128; code++)
  KINDS[code] = /[A-Za-z_]/.test(String.fromCharCode(code)) ? LETTER : /\d/.test(String.fromCharCode(code)) ? DIGIT : 0
/** What stands for a number, an id. */
const [NUMBER, SMALL, ZERO, SOME_ID] = [0x10001, 0x10002, 0x10003, 0x10004]
const [DASH, DOT, PLUS, SLASH, ZERO_DIGIT, LESS] = [0x2d, 0x2e, 0x2b, 0x2f, 0x30, 0x3c]

/** @returns a number of 53 bits; `undefined` of a line that is to be read in any case */
export function shapeOf(line: string): number | undefined {
  const { length } = line
  if (length === 0 || length > LONGEST) return undefined
  let a = SEED
  let b = ~SEED
  const feed = (value: number): void => {
    a = Math.imul(a ^ value, 0x01000193)
    b = Math.imul(b + value, 0x9e3779b1)
    b ^= b >>> 15
  }
  /** Letters and digits without anything between that base64 does not have. */
  let encoded = 0
  /** Where the last word that tells what a number means ended. */
  let told = -GAP
  for (let at = 0; at < length; ) {
    const code = line.charCodeAt(at)
    const kind = code < 128 ? KINDS[code]! : 0
    if (kind === 0) {
      encoded = code === PLUS || code === SLASH ? encoded + 1 : 0
      feed(code)
      at++
      continue
    }
    let end = at
    let digits = 0
    let isHex = true
    for (; end < length; end++) {
      const within = line.charCodeAt(end)
      const its = within < 128 ? KINDS[within]! : 0
      if (its === 0) break
      if (its === DIGIT) digits++
      else if (within < 0x61 || within > 0x66) isHex = false
      encoded = within === 0x5f ? 0 : encoded + 1
    }
    if (encoded >= ENCODED) return undefined
    const size = end - at
    if (digits === 0) {
      for (let i = at; i < end; i++) feed(line.charCodeAt(i))
      if (TELLING.has(wordHash(line, at, end))) told = end
    } else if (size === ID && isUuid(line, at)) {
      feed(SOME_ID)
      end = at + UUID
    } else if (digits === size) {
      if (line.startsWith('169.254', at)) return undefined
      if (at - told < GAP || line.charCodeAt(at - 1) === LESS) for (let i = at; i < end; i++) feed(line.charCodeAt(i))
      else if (size > 3 || isPart(line, at - 1, -1) || isPart(line, end, 1)) feed(NUMBER)
      else if (size === 3) feed(statusOf(line, at))
      else feed(size === 1 && code === ZERO_DIGIT ? ZERO : SMALL)
    } else if (size >= ID || (isHex && size >= HEX_ID)) {
      if (line.startsWith('AKIA', at) || line.startsWith('ASIA', at)) return undefined
      feed(SOME_ID)
    } else if (kind === DIGIT) {
      // `123Z`, `45ms`, `12T08`
      for (let i = at; i < end; i++) feed(KINDS[line.charCodeAt(i)] === DIGIT ? NUMBER : line.charCodeAt(i))
    } else for (let i = at; i < end; i++) feed(line.charCodeAt(i))
    at = end
  }
  return (a >>> 0) * 2 ** 21 + (b >>> 11)
}

/** Of a number of three digits: a status as it is, else its first digit. */
function statusOf(line: string, at: number): number {
  const value = Number(line.slice(at, at + 3))
  return NUMBER + (STATUSES.has(value) ? value : Math.floor(value / 100))
}

/** Does a number go on here, as in a decimal, a time, a date or an address? */
function isPart(line: string, at: number, step: 1 | -1): boolean {
  const code = line.charCodeAt(at)
  if (code !== DOT && code !== DASH && code !== 0x3a && code !== 0x2c) return false
  return KINDS[line.charCodeAt(at + step)] === DIGIT
}

function isUuid(line: string, at: number): boolean {
  return at + UUID <= line.length && [8, 13, 18, 23].every((dash) => line.charCodeAt(at + dash) === DASH)
}

/** Of a word, in small letters. */
function wordHash(line: string, from: number, to: number): number {
  let hash = 0
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (line.charCodeAt(at) | 0x20), 0x01000193) + 1
  return hash
}
