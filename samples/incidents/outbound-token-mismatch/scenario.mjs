import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The token of the first caller is kept and sent for the second.',
  server: 'servers/search.mjs',
  world: world(),
  service: () => (req, res) => {
    const bearer = req.headers.authorization?.startsWith('Bearer ')
    res.writeHead(bearer ? 200 : 401, { 'content-type': 'application/json' }).end('{"hits":[1,2]}')
  },
  variables: () => ({ AUTH: 'kept', SERVICE_TOKEN: 'svc_4f1e9a7c2b8d4e6fa0c35b71' }),
  calls: [
    { tool: 'search', claims: { sub: 'alice' } },
    { tool: 'search', claims: { sub: 'bob' } },
  ],
}
