import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Credentials of a vendor’s service are fetched once and serve everybody.',
  server: 'servers/vendor-keys.mjs',
  world: world(),
  service: (aws) => (_, res) => {
    const { accessKeyId, secretAccessKey, sessionToken, expires } = aws.issueSession(READER, 'vendor')
    res.writeHead(200, { 'content-type': 'application/json' })
    const credentials = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken }
    res.end(JSON.stringify({ ...credentials, Expiration: expires.toISOString() }))
  },
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: READER } },
    { tool: 'read', claims: { sub: 'bob', role: WRITER } },
  ],
}
