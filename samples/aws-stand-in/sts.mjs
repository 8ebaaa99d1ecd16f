/** Security Token Service: AssumeRole, AssumeRoleWithWebIdentity, GetCallerIdentity. */
import { decodeJwt, importJWK, errors as joseErrors, jwtVerify } from 'jose'
import { accessDenied, sts } from './errors.mjs'
import { mayAssume } from './policy.mjs'

/**
 * @typedef {import('./world.mjs').World} World
 * @typedef {import('./signature.mjs').Key} Key
 */

/** @param {World} world @param {Record<string, string>} params @param {Key} key */
function assumeRole(world, params, key) {
  const { RoleArn: arn = '', RoleSessionName: session = '' } = params
  validate(arn, session)
  const role = world.principals.roles.get(arn)
  /** @type {Record<string, string>} */
  const context = params['ExternalId'] ? { 'sts:ExternalId': params['ExternalId'] } : {}
  // A role that does not exist is denied in the same words: AWS does not tell which roles there are.
  if (!role || !mayAssume({ caller: key.principal, action: 'sts:AssumeRole', role, context }))
    throw accessDenied('query', key.principal, { action: 'sts:AssumeRole', resource: arn, resourceAccount: '' })
  checkPolicy(params)
  checkTags(params, key, role, context)
  return issue(world, role, session, params['DurationSeconds'], key.principal.role !== undefined)
}

/** A session policy must be one. @param {Record<string, string>} params */
function checkPolicy({ Policy: policy }) {
  if (policy === undefined) return
  try {
    if (typeof JSON.parse(policy).Statement === 'object') return
  } catch {}
  throw sts.malformedPolicy()
}

/**
 * Tags must be allowed, and few. How AWS packs them is not public: here a kilobyte is all there is.
 *
 * @param {Record<string, string>} params @param {Key} key @param {import('./principals.mjs').Role} role
 * @param {Record<string, string>} context
 */
function checkTags(params, key, role, context) {
  const tags = Object.entries(params).filter(([name]) => /^Tags\.member\.\d+\.(Key|Value)$/.test(name))
  if (tags.length === 0) return
  if (!mayAssume({ caller: key.principal, action: 'sts:TagSession', role, context }))
    throw sts.tagSessionDenied(key.principal.arn, role.arn)
  const size = tags.reduce((sum, [, value]) => sum + value.length, 0)
  if (size > 1024) throw sts.packedTooLarge(Math.round((100 * size) / 1024))
}

/** @param {World} world @param {Record<string, string>} params */
async function assumeRoleWithWebIdentity(world, params) {
  const { RoleArn: arn = '', RoleSessionName: session = '', WebIdentityToken: token = '' } = params
  validate(arn, session)
  const role = world.principals.roles.get(arn)
  if (!role) throw sts.webIdentityDenied()
  let claims
  try {
    claims = decodeJwt(token)
  } catch {
    throw sts.webTokenInvalid()
  }
  const provider = world.config.oidcProviders.find(
    ({ issuer, account }) => issuer === claims.iss && account === role.account,
  )
  if (!provider) throw sts.noOidcProvider(claims.iss ?? '')
  if (provider.unreachable && world.now().getTime() < provider.unreachable) throw sts.keysUnreachable()
  try {
    await jwtVerify(token, await importJWK(provider.jwk, provider.jwk.alg), { currentDate: world.now() })
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired)
      throw sts.webTokenExpired(
        `Token expired: current date/time ${Math.floor(world.now().getTime() / 1000)} must be before the expiration date/time ${claims.exp}`,
      )
    throw sts.webTokenInvalid()
  }
  const host = provider.issuer.replace(/^https:\/\//, '')
  const caller = {
    arn: `arn:aws:iam::${role.account}:oidc-provider/${host}`,
    account: role.account,
  }
  const context = { [`${host}:sub`]: String(claims.sub), [`${host}:aud`]: String([claims.aud].flat()[0]) }
  if (!mayAssume({ caller, action: 'sts:AssumeRoleWithWebIdentity', role, context })) throw sts.webIdentityDenied()
  return {
    ...issue(world, role, session, params['DurationSeconds'], false),
    SubjectFromWebIdentityToken: claims.sub,
    Audience: String([claims.aud].flat()[0]),
    Provider: caller.arn,
  }
}

/** @param {string} arn @param {string} session */
function validate(arn, session) {
  if (arn.length < 20) throw sts.invalid('roleArn', arn, 'Member must have length greater than or equal to 20')
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(arn)) throw sts.invalidArn(arn)
  if (!/^[\w+=,.@-]{2,64}$/.test(session))
    throw sts.invalid('roleSessionName', session, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
}

/**
 * @param {World} world @param {import('./principals.mjs').Role} role @param {string} session
 * @param {string | undefined} duration @param {boolean} chained
 */
function issue(world, role, session, duration, chained) {
  const seconds = Number(duration ?? 3600)
  if (!(seconds >= 900))
    throw sts.invalid('durationSeconds', String(duration), 'Member must have value greater than or equal to 900')
  if (chained && seconds > 3600) throw sts.chainedTooLong()
  if (seconds > role.maxSessionDuration) throw sts.tooLong()
  const key = world.principals.issue(role, session, new Date(world.now().getTime() + seconds * 1000))
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: key.expires.toISOString().replace(/\.\d+/, ''),
    },
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${session}`, Arn: key.principal.arn },
  }
}

/** @param {World} world @param {Record<string, string>} _params @param {Key} key */
function getCallerIdentity(world, _params, key) {
  const { arn, account, role } = key.principal
  const id = role
    ? `${world.principals.roles.get(role)?.id}:${arn.split('/').at(-1)}`
    : world.principals.users.get(arn)?.id
  return { Arn: arn, UserId: id, Account: account }
}

/** @type {Record<string, (world: World, params: Record<string, string>, key: Key) => object | Promise<object>>} */
export const stsOperations = {
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  GetCallerIdentity: getCallerIdentity,
}
