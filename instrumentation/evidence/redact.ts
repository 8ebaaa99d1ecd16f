/**
 * What may be written of a text that servers, services and tools made: secrets are replaced, length is bounded.
 * The table finds what has a known shape; what was seen on the wire is found whatever its shape.
 */
import { withoutRandomSegments, withoutSecrets } from '../../src/vocabulary/redaction.ts'
import { fingerprint } from './identities.ts'
import { LONGEST_TEXT, withoutSeen } from './seen-secrets.ts'

const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN']
/** Read beyond what may be written: what is replaced is mostly longer than what replaces it. */
const BEYOND = 256

/** At most `max` characters of `text`, without tokens, keys, signatures or anything remembered. */
export function redact(text: string, max = 512): string {
  // Who chooses the text must not choose how long this takes.
  const looked = Math.min(max + BEYOND, LONGEST_TEXT)
  let clean = text.length > looked ? cut(text, looked) : text
  clean = withoutSeen(clean)
  for (const name of SECRET_VARIABLES) {
    const secret = process.env[name]
    if (secret && secret.length >= 6 && clean.includes(secret)) clean = clean.split(secret).join('[redacted]')
  }
  clean = withoutSecrets(clean, fingerprint)
  return clean.length > max ? `${clean.slice(0, max - 1)}…` : clean
}

/** Without the word that the cut goes through: half a secret has no shape. */
function cut(text: string, length: number): string {
  const blank = text.lastIndexOf(' ', length)
  return text.slice(0, blank > length - BEYOND ? blank : length)
}

const LONGEST_PATH = 256
const UUID = /(?<=\/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/|$)/gi

/** Without the segment that the cut goes through. */
function wholeSegments(path: string): string {
  if (path.length < LONGEST_PATH) return path
  return `${path.slice(0, path.lastIndexOf('/', LONGEST_PATH - 2) + 1)}…`
}

/** A path without its query; secret-looking segments replaced, in the names of AWS's objects only what is no name. */
export function redactPath(path: string, ofAws = false): string {
  const end = path.slice(0, LONGEST_PATH).search(/[?#]/)
  const plain = end < 0 ? wholeSegments(path) : path.slice(0, end)
  // No token is this short: the paths of every day need no closer look.
  if (plain.length < LONGEST_PATH && !/[\w%+=~.-]{16}|[:=@]/.test(plain.replace(UUID, ''))) return plain
  const clean = redact(plain, LONGEST_PATH)
  return ofAws ? clean : withoutRandomSegments(clean)
}
