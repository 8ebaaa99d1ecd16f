import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A registry is asked without a token, answers 401 as its protocol has it, and is asked again with one.',
  server: 'servers/registry.mjs',
  world: world(),
  service: () => (req, res) => {
    const known = req.headers.authorization === 'Bearer pull_9d2c4b7e1f6a8035c4d1e2f7'
    if (req.url === '/token')
      return void res.writeHead(200).end(JSON.stringify({ token: 'pull_9d2c4b7e1f6a8035c4d1e2f7' }))
    res.writeHead(known ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify({ tags: ['v1'] }))
  },
  calls: [{ tool: 'tags' }],
}
