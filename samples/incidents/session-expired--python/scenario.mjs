import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server keeps a session and uses it after its hour.',
  server: 'servers/python/reading.py',
  world: world(),
  variables: () => ({ CACHE_BY: 'role' }),
  calls: [{ tool: 'read' }, { tool: 'read', before: (aws) => aws.expireSessions() }],
}
