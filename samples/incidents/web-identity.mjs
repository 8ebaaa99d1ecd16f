/** Web identity tokens and the provider that signs them, for scenarios of AssumeRoleWithWebIdentity. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { ISSUER, READER } from './world.mjs'

const { publicKey, privateKey } = await generateKeyPair('RS256')

/** The provider, for a world's `oidcProviders`. */
export const provider = {
  issuer: ISSUER,
  account: '391827364550',
  jwk: { ...(await exportJWK(publicKey)), alg: 'RS256' },
}

/**
 * The environment of a pod with a service account: its token in a file, and the role.
 *
 * @param {string} home @param {Record<string, unknown>} [claims]
 */
export async function podVariables(home, claims = {}) {
  const file = join(home, 'token')
  const now = Math.floor(Date.now() / 1000)
  const usual = {
    iss: ISSUER,
    sub: 'repo:acme/data:ref:refs/heads/main',
    aud: 'sts.amazonaws.com',
    iat: now,
    exp: now + 600,
  }
  const token = await new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .sign(privateKey)
  await writeFile(file, token)
  return { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: READER, AWS_ROLE_SESSION_NAME: 'pod' }
}
