import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role is assumed, and the data is read with a client built at the start.',
  server: 'servers/unused-session.mjs',
  world: world(),
  calls: [{ tool: 'read' }],
}
