import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Sessions are cached under the session name, which is the same for all: Bob reads as Alice.',
  server: 'servers/session-cache.mjs',
  world: world(),
  variables: () => ({ CACHE_BY: 'name' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: READER } },
    { tool: 'read', claims: { sub: 'bob', role: WRITER } },
  ],
}
