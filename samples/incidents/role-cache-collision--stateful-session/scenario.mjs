import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A stateful MCP session keeps the credentials of the request that opened it.',
  server: 'servers/session-cache.mjs',
  world: world(),
  variables: () => ({ CACHE_BY: 'session' }),
  calls: [
    { tool: 'read', session: 's-1', claims: { sub: 'alice', role: READER } },
    { tool: 'read', session: 's-1', claims: { sub: 'bob', role: WRITER } },
  ],
}
