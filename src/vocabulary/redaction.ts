/** How the table of secrets is used, wherever it is. */
import { SECRET_SHAPES, type SecretShape, SUSPECT } from './secrets.ts'

const suspect = new RegExp(SUSPECT, 'i')
const patterns = SECRET_SHAPES.map((shape) => ({
  shape,
  pattern: new RegExp(shape.pattern, shape.ignoreCase ? 'gi' : 'g'),
}))

/** `text` without secrets; `fingerprint` stands for an access key id. A second time changes nothing. */
export function withoutSecrets(text: string, fingerprint: (accessKeyId: string) => string): string {
  if (!suspect.test(text)) return text
  let clean = text
  for (const { shape, pattern } of patterns)
    clean = clean.replace(pattern, (match: string, kept: unknown) => judged(shape, match, kept, fingerprint))
  return clean
}

function judged(
  { judge, becomes }: SecretShape,
  match: string,
  kept: unknown,
  fingerprint: (accessKeyId: string) => string,
): string {
  if (judge === 'access-key') return fingerprint(match)
  if (judge === 'url') return cleanUrl(match)
  if (judge === 'random') return looksRandom(match) ? becomes : match
  return (typeof kept === 'string' ? kept : '') + becomes
}

function cleanUrl(url: string): string {
  const end = url.search(/[?#]/)
  const path = end < 0 ? url : url.slice(0, end)
  const ofAws = /^(?:https?:\/\/)?[^/]{0,256}amazonaws\.com/i.test(path)
  return (ofAws ? path : withoutRandomSegments(path)) + (end < 0 ? '' : cleanQuery(url.slice(end)))
}

/** Values have been replaced by now; what has no name is kept where it reads like one of S3's (`?uploads`). */
function cleanQuery(query: string): string {
  return query.includes('=') || query.includes('[redacted]') || /^.[a-z-]{1,16}$/.test(query)
    ? query
    : `${query[0]}[redacted]`
}

/** A path, or a URL without its query, with `[redacted]` for each segment that could be a token: not for object keys. */
export function withoutRandomSegments(path: string): string {
  if (!/[\w~.%+=-]{24}/.test(path)) return path
  return path
    .split('/')
    .map((segment) => (couldBeToken(segment) ? '[redacted]' : segment))
    .join('/')
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids of 24 hex digits (MongoDB's) and UUIDs are everyday names; 32 hex digits are a token's as often as an id's. */
function couldBeToken(escaped: string): boolean {
  const segment = escaped.replace(/%(?:2[bf]|3d)/gi, '')
  if (segment.length < 24 || UUID.test(segment) || !/^[\w~.+=-]+$/.test(segment)) return false
  if (/^[0-9a-f]+$/i.test(segment)) return segment.length >= 32
  return looksRandom(segment) || (/^[a-z0-9]+$/i.test(segment) && /\d/.test(segment) && turns(segment) >= TURNS)
}

/** Upper case, lower case and digits, and no words: 40 hex digits, a camel-cased name or an object's key are no secret. */
function looksRandom(word: string): boolean {
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && /[0-9]/.test(word) && turns(word) >= TURNS
}

/** Random base64 turns at six of ten characters, words and dates at two. */
const TURNS = 0.28

/** How often the kind of character changes (small, capital, digit), per character; not across other signs. */
function turns(word: string): number {
  let count = 0
  let before = 0
  for (let i = 0; i < word.length; i++) {
    const kind = kindOf(word.charCodeAt(i))
    if (kind && before && kind !== before) count++
    before = kind
  }
  return count / word.length
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return 1
  if (code >= 65 && code <= 90) return 2
  return code >= 48 && code <= 57 ? 3 : 0
}

/** Nothing is matched in more than this at once, characters. */
const SLICE = 8192

/** Long texts in slices, cut where no name and value are torn apart. */
export function inSlices(text: string, clean: (slice: string) => string): string {
  if (text.length <= SLICE) return clean(text)
  let out = ''
  for (let at = 0; at < text.length; ) {
    const end = at + SLICE < text.length ? cutBehind(text, at, at + SLICE) : text.length
    out += clean(text.slice(at, end))
    at = end
  }
  return out
}

function cutBehind(text: string, from: number, to: number): number {
  // Sought in the slice alone: a text without the sign would be gone through to its beginning, each time.
  const behind = from + SLICE / 2
  const half = text.slice(behind, to)
  for (const sign of ['\n', ',', '}', '>', ' ']) {
    const at = half.lastIndexOf(sign)
    if (at > 0) return behind + at + 1
  }
  return to
}
