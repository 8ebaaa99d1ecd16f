import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The service that suggests more fails; the tool answers without.',
  server: 'servers/search.mjs',
  world: world(),
  service: () => (req, res) => {
    const suggests = req.url === '/suggestions'
    res.writeHead(suggests ? 503 : 200, { 'content-type': 'application/json' })
    res.end(JSON.stringify(suggests ? { message: 'no shard is available' } : { hits: [1, 2] }))
  },
  variables: () => ({ AUTH: 'own', SERVICE_TOKEN: 'svc_4f1e9a7c2b8d4e6fa0c35b71' }),
  calls: [{ tool: 'searchMore' }],
}
