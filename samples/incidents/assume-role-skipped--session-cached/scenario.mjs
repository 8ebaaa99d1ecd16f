import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role is assumed once; later calls use the session that is still valid.',
  server: 'servers/session-cache.mjs',
  world: world(),
  variables: () => ({ CACHE_BY: 'role' }),
  calls: [{ tool: 'read' }, { tool: 'read' }, { tool: 'read', claims: { sub: 'joe' } }],
}
