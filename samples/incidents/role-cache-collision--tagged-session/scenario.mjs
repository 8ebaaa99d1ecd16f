import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'One role for all, but the session is tagged with the first caller, whom the second one now is.',
  server: 'servers/session-cache.mjs',
  world: world(),
  variables: () => ({ CACHE_BY: 'role', TAGS: '1' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice' } },
    { tool: 'read', claims: { sub: 'bob' } },
  ],
}
