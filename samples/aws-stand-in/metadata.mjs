/**
 * Instance metadata (IMDSv2 only) and the container credentials endpoint, on a port of their own.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html
 */
import { randomBytes, randomUUID } from 'node:crypto'

/**
 * - `absent`: nothing listens
 * - `silent`: takes the request and never answers, as from a container one hop too far
 * - `role`: serves the credentials of `role`; `answers` so often, and then no more
 * - `untrusted`: `role` does not trust EC2, or EKS: instance metadata says so inside a 200, the Pod Identity agent by a 400
 *
 * @typedef {{ mode: 'absent' | 'silent' | 'role' | 'untrusted', role?: string, answers?: number }} MetadataConfig
 */

const ROLES = '/latest/meta-data/iam/security-credentials/'

/**
 * @param {import('./world.mjs').World} world
 * @param {import('./world.mjs').World['record']} record
 * @returns {import('node:http').RequestListener}
 */
export function metadataListener(world, record) {
  const { mode, role: arn = '', answers = Number.POSITIVE_INFINITY } = world.config.metadata
  let given = 0
  const tokens = new Set()
  return (req, res) => {
    const path = req.url ?? ''
    const method = req.method ?? ''
    const note = (/** @type {number | undefined} */ status) =>
      record({ service: 'metadata', operation: `${method} ${path}`, status })
    req.resume()
    if (mode === 'silent') return note(undefined)
    const send = (/** @type {number} */ status, /** @type {string} */ body, type = 'text/plain') => {
      note(status)
      res.writeHead(status, { 'content-type': type, server: 'EC2ws' }).end(body)
    }
    const role = world.principals.roles.get(arn)
    if (!role) return send(404, '')
    if (path === '/latest/api/token') {
      const ttl = Number(req.headers['x-aws-ec2-metadata-token-ttl-seconds'])
      if (method !== 'PUT') return send(405, '')
      if (!(ttl >= 1 && ttl <= 21600)) return send(400, '')
      const token = randomBytes(40).toString('base64')
      tokens.add(token)
      return send(200, token)
    }
    const container = path.startsWith('/v2/credentials/') || path === '/v1/credentials'
    if (!container && !tokens.has(req.headers['x-aws-ec2-metadata-token'])) return send(401, '')
    if (path === ROLES) return send(200, role.name)
    if (!container && path !== ROLES + role.name) return send(404, '')
    if (mode === 'untrusted') {
      // https://github.com/aws/eks-pod-identity-agent, https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html
      const eks = 'Unauthorized Exception! EKS does not have permissions to assume the associated role.'
      if (container) return send(400, `[${randomUUID()}]: (AccessDeniedException): ${eks}, fault: client\n`)
      const Message = `EC2 cannot assume the role ${role.name}.  Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html.`
      const LastUpdated = world.now().toISOString().replace(/\.\d+/, '')
      return send(200, JSON.stringify({ Code: 'AssumeRoleUnauthorizedAccess', Message, LastUpdated }, null, 2))
    }
    if (given++ >= answers) return note(undefined)
    const session = world.principals.issue(
      role,
      container ? randomBytes(16).toString('hex') : 'i-0a1b2c3d4e5f67890',
      new Date(world.now().getTime() + 6 * 3600_000),
    )
    const credentials = {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      Token: session.sessionToken,
      Expiration: session.expires.toISOString().replace(/\.\d+/, ''),
    }
    const body = container
      ? { RoleArn: role.arn, ...credentials }
      : {
          Code: 'Success',
          LastUpdated: world.now().toISOString().replace(/\.\d+/, ''),
          Type: 'AWS-HMAC',
          ...credentials,
        }
    send(200, JSON.stringify(body, null, 2), container ? 'application/json' : 'text/plain')
  }
}
