import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The search service fails, and the tool with it.',
  server: 'servers/search.mjs',
  world: world(),
  service: () => (_, res) => {
    res.writeHead(503, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ message: 'no shard is available' }))
  },
  variables: () => ({ AUTH: 'own', SERVICE_TOKEN: 'svc_4f1e9a7c2b8d4e6fa0c35b71' }),
  calls: [{ tool: 'search' }],
}
