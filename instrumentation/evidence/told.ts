/** Refusals that another service tells inside an answer of 200: by no status, in its own words. */
import { redact } from './redact.ts'

export interface Told {
  kind: 'unauthenticated' | 'forbidden'
  message: string
}

const ERROR_FIELD = /"(?:errors?|ok|success|code|status|statusCode)"\s*:/
const ABOUT = new Set(
  'error errors error_description error_message errorMessage message msg detail reason code status statusCode'.split(
    ' ',
  ),
)
const CODES = ['code', 'status', 'statusCode']
const UNAUTHENTICATED = new RegExp(
  [
    'unauthenticated|unauthori[sz]ed|not[ _](?:authenticated|authed|logged[ _]in)|no[ _]?auth',
    '(?:invalid|missing|expired|revoked|no|bad|unknown)[ _](?:required[ _])?(?:auth\\w*|(?:access|bearer|id|session|api)?[ _]?(?:token|key)|credentials?|session)\\b',
    'token[ _](?:has[ _]|is[ _])?(?:been[ _])?(?:expired|revoked|invalid|missing)',
    'authentication[ _](?:is[ _])?(?:required|failed)|log[ _]?in[ _]required|(?<![\\w.])401(?![\\w.])',
  ].join('|'),
  'i',
)
const FORBIDDEN =
  /forbidden|(?:permission|access)[ _]?denied|(?:missing|insufficient)[ _](?:scope|permission|privilege)s?|not[ _](?:allowed|permitted|authori[sz]ed)|(?<![\w.])403(?![\w.])/i

/**
 * What JSON that came with 200 tells who asked: that they may not, and nothing else.
 *
 * @param body at most `LONGEST_ANSWER` of it
 * @returns undefined where it tells anything else, or brings something beside (GraphQL's fields, a search's hits)
 */
export function readTold(body: string): Told | undefined {
  if (!ERROR_FIELD.test(body) || !(UNAUTHENTICATED.test(body) || FORBIDDEN.test(body))) return undefined
  const said = object(parse(body))
  if (!said || Object.entries(said).some(([name, value]) => !ABOUT.has(name) && bringsSomething(value)))
    return undefined
  const about = Object.entries(said).flatMap(([name, value]) => (ABOUT.has(name) ? [value] : []))
  const words = textsOf(about, 4).flatMap((text) => (text === '' ? [] : [text.slice(0, 400)]))
  const text = [...new Set(words)].join(': ')
  const refused =
    truthy(said['error']) ||
    truthy(said['errors']) ||
    ('ok' in said ? said['ok'] : said['success']) === false ||
    CODES.some((name) => said[name] !== null && /^40[13]$/.test(String(said[name])))
  if (!refused) return undefined
  const kind = UNAUTHENTICATED.test(text) ? 'unauthenticated' : FORBIDDEN.test(text) ? 'forbidden' : undefined
  return kind && { kind, message: redact(text, 512) }
}

function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : object(value) ? Object.keys(value as object).length > 0 : !!value
}

function bringsSomething(value: unknown): boolean {
  return typeof value === 'object' && truthy(value)
}

/** All that is said in it. */
function textsOf(value: unknown, depth: number): string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return []
  if (typeof value !== 'object') return [String(value)]
  if (depth === 0) return []
  const inside = Array.isArray(value) ? value : Object.values(value)
  return inside.slice(0, 8).flatMap((one) => textsOf(one, depth - 1))
}

/** A batch of one is told as what stands in it. */
function object(value: unknown): Record<string, unknown> | undefined {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value
  return one && typeof one === 'object' && !Array.isArray(one) ? one : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
