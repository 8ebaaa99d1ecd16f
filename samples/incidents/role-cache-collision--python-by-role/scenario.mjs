import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server keeps a client a role, and gives each caller that of the role in their token.',
  server: 'servers/python/reading.py',
  world: world(),
  variables: () => ({ CACHE_BY: 'role' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: READER } },
    { tool: 'read', claims: { sub: 'bob', role: WRITER } },
    { tool: 'read', claims: { sub: 'alice', role: READER } },
  ],
}
