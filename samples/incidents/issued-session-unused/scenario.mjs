import { READER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'The role of the configuration is assumed, and the data is read with a client built at the start; no token names a role.',
  server: 'servers/unused-session.mjs',
  world: world(),
  variables: () => ({ ROLE: READER }),
  calls: [{ tool: 'read', claims: { role: undefined } }],
}
