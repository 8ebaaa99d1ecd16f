import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A session of a Python server expires, and it renews it at the first refusal.',
  server: 'servers/python/reading.py',
  world: world(),
  variables: () => ({ CACHE_BY: 'role', RENEW: '1' }),
  calls: [{ tool: 'read' }, { tool: 'read', before: (aws) => aws.expireSessions() }],
}
