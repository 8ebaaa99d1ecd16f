import { FOREIGN, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The server assumes the role of its configuration, in another account, not the token’s.',
  server: 'servers/fixed-role.mjs',
  world: world(),
  variables: () => ({ DEFAULT_ROLE: FOREIGN }),
  calls: [{ tool: 'read' }],
}
