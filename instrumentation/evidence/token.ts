/** The claims of a bearer token that bear on identity, from an allowlist; never the token. */
import { ROLECALL } from '../../src/model/attributes.ts'
import { findText, isOfParty, rolesNamed } from '../../src/model/role-claims.ts'
import { eachSecond } from './each-second.ts'
import { tokenFingerprint } from './identities.ts'
import { Recent } from './recent.ts'
import { redact } from './redact.ts'
import { rememberSecret } from './seen-secrets.ts'
import type { Attributes } from './span.ts'

const ACCOUNT = /^\d{12}$/
const LONGEST = 16_384
const recent = new Recent<Attributes>(64)
export const TOKENS_LEFT_OUT =
  'there were more new tokens in a second than are read: of some there is the fingerprint alone'
/** Of so many new tokens a second the claims are read. Whoever sends a new one with each request shall not make the others wait. */
const mayReadNew = eachSecond(200)

/**
 * Attributes of an inbound `Authorization` header; none when there is no header. Never throws. `leftOut` is told where only
 * the fingerprint is taken.
 */
export function tokenAttributes(authorization: string | undefined, leftOut: () => void): Attributes {
  if (authorization === undefined) return {}
  let attributes = recent.get(authorization)
  if (!attributes) {
    const closely = mayReadNew()
    if (!closely) leftOut()
    attributes = read(authorization, closely)
    if (closely) recent.set(authorization, attributes)
  }
  return attributes
}

function read(authorization: string, closely: boolean): Attributes {
  const scheme = /^bearer +/i.exec(authorization)?.[0]
  const token = authorization.slice(scheme?.length ?? authorization.indexOf(' ') + 1, LONGEST).trim()
  rememberSecret(token)
  if (!scheme) {
    const known = /^(basic|digest|negotiate|apikey|token|aws4-hmac-sha256)\s/i.test(authorization)
    return known ? {} : { [ROLECALL.tokenMalformed]: true }
  }
  if (!token || token.includes(' ') || token.includes('\t')) return { [ROLECALL.tokenMalformed]: true }
  if (!closely) return { [ROLECALL.tokenFingerprint]: token.length >= 24 ? tokenFingerprint(token) : undefined }
  const first = token.indexOf('.')
  const second = first < 0 ? -1 : token.indexOf('.', first + 1)
  const signed = second > 0 && !token.includes('.', second + 1)
  const header = signed ? json(token.slice(0, first)) : undefined
  const claims = header && json(token.slice(first + 1, second))
  if (!header || !claims) {
    // An opaque token is no error; one that wants to be a JWT and can't be read is.
    const opaque = second < 0 && !token.startsWith('eyJ')
    return {
      [ROLECALL.tokenFingerprint]: token.length >= 24 ? tokenFingerprint(token) : undefined,
      [ROLECALL.tokenMalformed]: opaque ? undefined : true,
    }
  }
  const roles = rolesNamed(claims)
  const role = roles[0]
  return {
    [ROLECALL.tokenFingerprint]: tokenFingerprint(token),
    [ROLECALL.tokenClaimsFingerprint]: tokenFingerprint(token.slice(0, second)),
    [ROLECALL.tokenAlg]: algorithm(header['alg']),
    [ROLECALL.tokenIss]: text(claims['iss']),
    [ROLECALL.tokenSub]: text(claims['sub']),
    [ROLECALL.tokenAud]: text(Array.isArray(claims['aud']) ? audiences(claims['aud']) : claims['aud']),
    [ROLECALL.tokenTenant]: findTenant(claims),
    [ROLECALL.tokenExp]: seconds(claims['exp']),
    [ROLECALL.tokenIat]: seconds(claims['iat']),
    [ROLECALL.tokenRoleArn]: role?.value,
    [ROLECALL.tokenRoleClaim]: role?.name,
    [ROLECALL.tokenRoleArns]: roles.length > 1 ? roles.map(({ value }) => value) : undefined,
    [ROLECALL.tokenAccount]: findAccount(claims) ?? role?.value.split(':')[4],
  }
}

/** As many as fit. */
function audiences(list: readonly unknown[]): string {
  let text = ''
  for (const one of list) {
    if (text.length + String(one).length >= LONGEST_CLAIM) break
    text += `${text && ' '}${one}`
  }
  return text || String(list[0])
}

/** Under whatever name issuers give it: `tenant_id`, `custom:tenant`, `tid`, `https://…/org_id`. */
function findTenant(claims: Record<string, unknown>): string | undefined {
  const found = Object.entries(claims).find(([name, value]) => typeof value === 'string' && TENANT.test(name))
  return text(found?.[1])
}
const TENANT = /^(?:.*[:/_])?(?:tenant|org|organi[sz]ation|customer|workspace)(?:_?id)?$|^tid$/is

/** Twelve digits may be anything; under a name that speaks of an account they are one. */
function findAccount(claims: Record<string, unknown>): string | undefined {
  let account: string | undefined
  findText(claims, (value, name) => {
    if (ACCOUNT.test(value) && /acc(oun)?t/i.test(name) && !isOfParty(name)) account = value
    return account !== undefined
  })
  return account
}

function json(part: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return value && typeof value === 'object' && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** "MUST NOT exceed 255 ASCII characters": https://openid.net/specs/openid-connect-core-1_0.html#IDToken of `sub`; nobody's issuer or audience does. */
const LONGEST_CLAIM = 255

/** Nobody has looked at the signature yet: what is no identity of anybody is not worth a closer look. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return value.length > LONGEST_CLAIM ? `[${value.length} characters]` : redact(value, LONGEST_CLAIM)
}

/** https://www.rfc-editor.org/rfc/rfc7518#section-3.1 and any other short name. */
function algorithm(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,32}$/.test(value) ? value : undefined
}

function seconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? Math.floor(value) : undefined
}
