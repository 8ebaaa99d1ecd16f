/**
 * What may be written of a text that servers, services and tools made: secrets are replaced, length is bounded.
 * Patterns find what has a known shape; the ring finds what was seen on the wire, whatever its shape.
 */
import { fingerprint } from './identities.ts'

const REMEMBERED = 128
const seen: string[] = []
let next = 0

/** Remembers a secret seen on the wire, in memory only, so that a text that repeats it can be cleaned. */
export function rememberSecret(secret: string | undefined): void {
  if (!secret || secret.length < 6 || seen.includes(secret)) return
  seen[next] = secret
  next = (next + 1) % REMEMBERED
}

const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN']

/** At most `max` characters of `text`, without tokens, keys, signatures or anything remembered. */
export function redact(text: string, max = 512): string {
  let clean = text.length > 4 * max ? text.slice(0, 4 * max) : text
  for (const secret of seen) if (clean.includes(secret)) clean = clean.split(secret).join('[redacted]')
  for (const name of SECRET_VARIABLES) {
    const secret = process.env[name]
    if (secret && secret.length >= 6 && clean.includes(secret)) clean = clean.split(secret).join('[redacted]')
  }
  clean = clean
    .replace(/eyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)*/g, '[jwt]')
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{12,124}\b/g, (key) => fingerprint(key))
    .replace(/\b(Bearer|Basic|Negotiate)\s+[^\s"',;]+/gi, '$1 [redacted]')
    // Services say "Token expired: …" as well.
    .replace(/\b(Token)\s+(?=\S*\d)[^\s"',;]{8,}/gi, '$1 [redacted]')
    .replace(/\b(X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=[^&\s"',]+/gi, '$1=[redacted]')
    .replace(
      /(["']?(?:[\w-]*(?:secret|password|passwd|token|api[-_]?key|cookie|credential)[\w-]*)["']?\s*[:=]\s*)["']?[^\s"',;&}]{8,}["']?/gi,
      '$1[redacted]',
    )
    .replace(/(?<![\w/+.:-])[A-Za-z0-9/+]{40}(?![\w/+=-])/g, (word) => (looksRandom(word) ? '[redacted]' : word))
    .replace(/[A-Za-z0-9/+_=-]{100,}/g, '[redacted]')
  return clean.length > max ? `${clean.slice(0, max - 1)}…` : clean
}

/** A path without its query; long or secret-looking segments replaced. */
export function redactPath(path: string): string {
  const end = path.search(/[?#]/)
  const plain = end < 0 ? path : path.slice(0, end)
  // No token is this short: the paths of every day need no closer look.
  return plain.length < 256 && !/[\w+=-]{16}|[:=]/.test(plain) ? plain : redact(plain, 256)
}

/** Upper case, lower case and digits mixed: 40 hex digits or a word are no secret key. */
function looksRandom(word: string): boolean {
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && /[0-9]/.test(word)
}
