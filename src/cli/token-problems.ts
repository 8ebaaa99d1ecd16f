/** What is wrong with a token's claims, before anybody calls AWS. */
import { accountOf, placeholderReason, roleOf } from '../model/aws.ts'
import { findText, isOfParty, type RoleClaim, rolesIn } from '../model/role-claims.ts'
import type { Severity } from '../model/rule.ts'
import { count, duration, list } from '../model/text.ts'

export interface Problem {
  severity: Severity
  text: string
  fix?: string
}

export interface Expectations {
  /** Name (dotted path) of the claim that the server reads its role from. */
  claim?: string
  audience?: string
  issuer?: string
  now: Date
}

/** Any JSON value in a sentence. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Every claim that names IAM roles, or is meant to, once for each of them. */
export function roleClaims(claims: Record<string, unknown>): RoleClaim[] {
  const named: RoleClaim[] = []
  findText(claims, (text, name) => {
    const roles = rolesIn(text)
    const isMeant = isRoleName(name) || (/^arn:aws/.test(text) && !/:(?:saml|oidc)-provider\//.test(text))
    if (!isOfParty(name)) for (const value of roles.length || !isMeant ? roles : [text]) named.push({ name, value })
    return false
  })
  return named
}

/** An element of a list has its index for its last name. */
function claimOf({ name }: RoleClaim): string {
  return name.replace(/\.\d+$/, '')
}

/** `role`, `role_arn`, `aws_role_arn`, `awsRoleArn`, `https://…/roleArn`, …: one word to us, many to a server. */
function isRoleName(name: string): boolean {
  const last = name.split(/[./]/).at(-1) ?? name
  return /^(aws|iam|assume|assumed)*role(arn|name)?$/.test(last.replace(/[^a-z]/gi, '').toLowerCase())
}

/** The role first: that is what this is about. */
export function problemsOf(
  header: Record<string, unknown>,
  claims: Record<string, unknown>,
  expect: Expectations,
): Problem[] {
  return [
    ...role(claims, expect),
    ...algorithm(header),
    ...times(claims, expect.now),
    ...parties(claims, expect),
    ...misspelled(claims),
  ]
}

function* algorithm(header: Record<string, unknown>): Generator<Problem> {
  const alg = header['alg']
  if (alg === undefined) yield { severity: 'error', text: 'The header names no algorithm (alg).' }
  else if (/^none$/i.test(shown(alg)))
    yield {
      severity: 'error',
      text: 'alg is none: nobody signed it, anybody can write one.',
      fix: 'Sign it, and refuse alg none.',
    }
}

function* times(claims: Record<string, unknown>, now: Date): Generator<Problem> {
  const seconds = now.getTime() / 1000
  for (const name of ['exp', 'nbf', 'iat'] as const) {
    const value = claims[name]
    if (value === undefined) continue
    if (typeof value !== 'number')
      yield { severity: 'error', text: `${name} is ${JSON.stringify(value)}; it must be a number of seconds.` }
    else if (Math.abs(value) > LATEST) yield { severity: 'error', ...otherUnit(name, value) }
    else if (value < 0) yield { severity: 'error', text: `${name} is ${value}, a time before 1970.` }
  }
  const { exp, nbf, iat } = claims
  const ago = (past: number) => duration(Math.abs(seconds - past) * 1e6)
  if (exp === undefined) yield { severity: 'warning', text: 'It has no exp: it is good for ever.' }
  else if (typeof exp === 'number' && exp < seconds && exp > -LATEST)
    yield { severity: 'error', text: `It expired ${ago(exp)} ago (exp ${iso(exp)}).`, fix: 'Ask for a new one.' }
  if (typeof nbf === 'number' && nbf < LATEST && nbf > seconds)
    yield { severity: 'error', text: `It is not good for another ${ago(nbf)} (nbf ${iso(nbf)}).` }
  if (typeof iat === 'number' && iat < LATEST && iat > seconds + 60)
    yield { severity: 'warning', text: `It was issued ${ago(iat)} in the future (iat ${iso(iat)}): a clock is wrong.` }
}

/** Seconds of the year 5138: what is more was counted in another unit. */
const LATEST = 1e11

const UNITS = [
  { below: 1e14, unit: 'milliseconds', by: '1,000' },
  { below: 1e17, unit: 'microseconds', by: '1,000,000' },
  { below: 1e20, unit: 'nanoseconds', by: '1,000,000,000' },
] as const

function otherUnit(name: string, value: number): { text: string; fix?: string } {
  const as = UNITS.find(({ below }) => value > 0 && value < below)
  if (!as)
    return { text: `${name} is ${value}, which is no time in any unit; it must be a number of seconds since 1970.` }
  return { text: `${name} is ${value}: ${as.unit}, where seconds are asked for.`, fix: `Divide by ${as.by}.` }
}

/** A time of a claim, or the number as it is. */
export function iso(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString()
}

function* parties(claims: Record<string, unknown>, expect: Expectations): Generator<Problem> {
  const audiences = [claims['aud']]
    .flat()
    .filter((one) => one !== undefined)
    .map(shown)
  if (audiences.length && ![claims['aud']].flat().every((one) => typeof one === 'string'))
    yield { severity: 'error', text: `aud is ${shown(claims['aud'])}; it must be a text or a list of texts.` }
  if (expect.audience !== undefined && !audiences.includes(expect.audience))
    yield {
      severity: 'error',
      text: `aud is ${audiences.length ? list(audiences) : 'missing'}; the server wants ${expect.audience}.`,
    }
  else if (audiences.length === 0) yield { severity: 'info', text: 'It has no aud: any server may take it.' }
  if (expect.issuer !== undefined && claims['iss'] !== expect.issuer)
    yield {
      severity: 'error',
      text: `iss is ${shown(claims['iss'] ?? 'missing')}; the server wants ${expect.issuer}.`,
    }
}

const REGISTERED: Readonly<Record<string, RegExp>> = {
  aud: /^audiences?$/,
  exp: /^(expires?|expiry|expiration|expiresat|expat)$/,
  iss: /^issuer$/,
  sub: /^subject$/,
  iat: /^issuedat$/,
  nbf: /^notbefore$/,
}

function* misspelled(claims: Record<string, unknown>): Generator<Problem> {
  for (const name of Object.keys(claims)) {
    const plain = name.replace(/[^a-z]/gi, '').toLowerCase()
    for (const [right, alike] of Object.entries(REGISTERED))
      if (claims[right] === undefined && (alike.test(plain) || (plain === right && name !== right)))
        yield {
          severity: 'warning',
          text: `The claim "${name}" looks like ${right}, which is missing: servers read ${right} alone.`,
        }
  }
}

function* role(claims: Record<string, unknown>, expect: Expectations): Generator<Problem> {
  const named = roleClaims(claims)
  const roles = named.filter(({ value }) => roleOf(value) && value.includes(':role/'))
  if (expect.claim !== undefined) yield* read(expect.claim, named)
  if (named.length === 0) yield { severity: 'info', text: 'No claim names an AWS role.' }
  for (const { name, value } of named) {
    const sample = placeholderReason(value)
    if (sample)
      yield {
        severity: 'error',
        text: `The role in "${name}" is a placeholder, ${value}: ${sample}.`,
        fix: 'Put the ARN of a role that exists into the token: `aws iam get-role --role-name <role> --query Role.Arn`.',
      }
    if (!roles.some((one) => one.name === name)) yield { severity: 'error', ...badRole(name, value) }
  }
  const claimsOf = (some: readonly RoleClaim[]) => new Set(some.map(claimOf)).size
  const isShared = ({ value }: RoleClaim) => claimsOf(roles.filter((one) => one.value === value)) === claimsOf(roles)
  if (roles.length > 0 && !roles.some(isShared))
    yield {
      severity: 'warning',
      text: `Several claims name different roles: ${list(roles.map(({ name, value }) => `${name} ${value}`))}.`,
    }
  const accounts: RoleClaim[] = []
  findText(claims, (value, name) => /^\d{12}$/.test(value) && !isOfParty(name) && accounts.push({ name, value }) > 0)
  const [account] = accounts
  for (const { name, value } of roles)
    if (account && accountOf(value) !== account.value)
      yield {
        severity: 'warning',
        text: `"${account.name}" is account ${account.value}, but the role in "${name}" is of ${accountOf(value)}.`,
      }
}

/** What a server finds that reads this claim. */
function* read(claim: string, named: readonly RoleClaim[]): Generator<Problem> {
  const own = named.filter((one) => one.name === claim || claimOf(one) === claim)
  if (own.length === 0) {
    const alike = [...new Set(named.map(claimOf))]
    yield {
      severity: 'error',
      text: `The server reads the claim "${claim}", which the token has not${alike.length ? `; it has ${list(alike)}` : ''}.`,
      fix: alike.length
        ? `Issue the token with "${claim}", or let the server read "${alike[0]}".`
        : `Issue the token with "${claim}".`,
    }
  } else if (own.length > 1 || own[0]!.name !== claim)
    yield {
      severity: 'warning',
      text: `"${claim}" is ${own.some(({ name }) => name !== claim) ? `a list of ${count(own.length, 'role')}` : `${count(own.length, 'role')} in one text`}: a server that takes it for one role's ARN finds none.`,
      fix: 'Let the server take one of them, by what the caller chooses or the token prefers (`cognito:preferred_role`).',
    }
}

function badRole(name: string, value: string): { text: string; fix: string } {
  const fix = 'Name the role as arn:aws:iam::<account>:role/<name>.'
  if (value.includes(':assumed-role/'))
    return { text: `"${name}" names a session (${value}), and only a role can be assumed.`, fix }
  if (/^arn:aws[\w-]*:iam::\d{12}:user\//.test(value))
    return { text: `"${name}" names a user (${value}), not a role.`, fix }
  if (!value.startsWith('arn:'))
    return { text: `"${name}" holds ${JSON.stringify(value)}, a role's name where STS wants its ARN.`, fix }
  return { text: `"${name}" holds ${value}, which is no ARN of an IAM role.`, fix }
}
