import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Key sets are public: no token, no harm.',
  server: 'servers/search.mjs',
  world: world(),
  service: () => (req, res) => {
    const known = ['Bearer svc_4f1e9a7c2b8d4e6fa0c35b71'].includes(req.headers.authorization ?? '')
    const open = req.url === '/.well-known/jwks.json'
    res.writeHead(known || open ? 200 : 401, { 'content-type': 'application/json' })
    res.end(JSON.stringify(known ? { hits: [1, 2] } : open ? { keys: [] } : { message: 'Unauthorized' }))
  },
  variables: () => ({ AUTH: 'own', SERVICE_TOKEN: 'svc_4f1e9a7c2b8d4e6fa0c35b71' }),
  calls: [{ tool: 'keys' }, { tool: 'search' }],
}
