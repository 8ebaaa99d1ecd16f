import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server keeps one client for all: Bob reads as Alice.',
  server: 'servers/python/reading.py',
  world: world(),
  variables: () => ({ CACHE_BY: 'name' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: READER } },
    { tool: 'read', claims: { sub: 'bob', role: WRITER } },
  ],
}
