/** The roles that a token's claims name: known by their shape, under whatever name, however its issuer packs them. */

export interface RoleClaim {
  /** Dotted path; of an element of a list its index comes last. */
  name: string
  value: string
}

const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/
const MOST_ROLES = 20
const LONGEST = 2048
const DEEPEST = 4
/** Of several, the one that holds where nobody chooses: https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html */
const PREFERRED = /(?:^|[:._/])(?:preferred|default)_?role/i
/**
 * Who somebody is, or whom the token is for, is no role that is asked for. AWS's own tokens have their bearer's in `sub`:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html
 */
const PARTY = /^(?:iss|sub|aud|azp|client_id|act|may_act|https:\/\/sts\.amazonaws\.com\/)(?:\.|$)/

export function isOfParty(name: string): boolean {
  return PARTY.test(name)
}

/** Each role once; first the one that is preferred. */
export function rolesNamed(claims: Record<string, unknown>): RoleClaim[] {
  const roles: RoleClaim[] = []
  findText(claims, (text, path) => {
    if (text.length > LONGEST || isOfParty(path)) return false
    const name = path.slice(0, 128)
    for (const value of rolesIn(text)) {
      const known = roles.find((one) => one.value === value)
      if (known && PREFERRED.test(name)) known.name = name
      if (!known && roles.length < MOST_ROLES) roles.push({ name, value })
    }
    return roles.length === MOST_ROLES
  })
  return roles.sort((a, b) => Number(PREFERRED.test(b.name)) - Number(PREFERRED.test(a.name)))
}

/** One ARN, several of them with blanks or commas between, or SAML's pairs of role and provider; a sentence names none. */
export function rolesIn(text: string): string[] {
  if (ROLE_ARN.test(text)) return [text]
  if (!text.includes(':role/')) return []
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  return parts.every((part) => part.startsWith('arn:')) ? parts.filter((part) => ROLE_ARN.test(part)) : []
}

/**
 * Shows each text of the claims with its dotted path until `see` has seen enough: those in objects and lists, also where
 * they are JSON within a text (Cognito's triggers may write text alone), and ARNs that are a map's keys.
 */
export function findText(node: unknown, see: (text: string, path: string) => boolean, path = '', depth = 0): boolean {
  if (typeof node === 'string') {
    const isJson = node.length <= LONGEST && depth <= DEEPEST && /^[[{]/.test(node)
    const inner = isJson ? parsed(node) : undefined
    return inner ? findText(inner, see, path, depth + 1) : see(node, path)
  }
  if (!node || typeof node !== 'object' || depth > DEEPEST) return false
  return Object.entries(node)
    .slice(0, 100)
    .some(([key, value]) => {
      if (key.startsWith('arn:') && value !== false && value !== null) return see(key, path || key)
      return findText(value, see, path ? `${path}.${key}` : key, depth + 1)
    })
}

function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
