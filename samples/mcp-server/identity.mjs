/** From the token's claims to AWS credentials. Here sits the story's bug. */
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { log } from './log.mjs'

/** A role that the token names could not be assumed, and the server is told to refuse then. */
export class RoleRefused extends Error {
  constructor() {
    super('Failed to assume AWS role from JWT claims.')
  }
}

/**
 * Credentials for one request: a session of the token's role. Where that fails, the server by default logs a warning and
 * goes on with whatever credentials it finds in its own environment. Nobody reads the warning.
 *
 * @param {import('./token.mjs').Claims} claims
 * @param {'ambient' | 'refuse'} onFailure
 * @returns {Promise<import('./context.mjs').Credentials | undefined>} Nothing means the SDK's default chain.
 */
export async function credentialsFor(claims, onFailure) {
  if (!claims.role) return undefined
  try {
    const answer = await new STSClient({}).send(
      new AssumeRoleCommand({ RoleArn: claims.role, RoleSessionName: `mcp-${claims.sub}` }),
    )
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error('AssumeRole answered without credentials')
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration && { expiration: Expiration }),
    }
  } catch (error) {
    const { name, message, $metadata } = /** @type {any} */ (error)
    log('warn', `Role assumption failed for ${claims.role}: ${message}`, {
      role: claims.role,
      code: name,
      requestId: $metadata?.requestId,
    })
    if (onFailure === 'refuse') throw new RoleRefused()
    log('warn', 'Continuing with ambient credentials')
    return undefined
  }
}
