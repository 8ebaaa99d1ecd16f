import { READER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A vendor’s service issues the credentials, for one role.',
  server: 'servers/vendor-keys.mjs',
  world: world(),
  service: (aws) => (_, res) => {
    const { accessKeyId, secretAccessKey, sessionToken, expires } = aws.issueSession(READER, 'vendor')
    res.writeHead(200, { 'content-type': 'application/json' })
    const credentials = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken }
    res.end(JSON.stringify({ ...credentials, Expiration: expires.toISOString() }))
  },
  calls: [{ tool: 'read' }, { tool: 'read', claims: { sub: 'joe' } }],
}
