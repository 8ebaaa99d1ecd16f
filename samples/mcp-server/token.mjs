/** The caller's token: a JWT signed with a shared secret (HS256), whose claims name an AWS role. */
import { jwtVerify } from 'jose'

/**
 * @typedef {{ sub: string, role?: string }} Claims
 */

/**
 * @param {string | undefined} authorization `Bearer <JWT>`
 * @param {string} secret
 * @returns {Promise<Claims>}
 * @throws when there is no token, it was tampered with, or it is over
 */
export async function verifyToken(authorization, secret) {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  if (!token) throw new Error('no bearer token')
  const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
    algorithms: ['HS256'],
    audience: 'mcp-server',
  })
  return { sub: payload.sub ?? '', ...(typeof payload['role'] === 'string' && { role: payload['role'] }) }
}
