import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The server reads its own configuration as itself, and the data as the role.',
  server: 'servers/unused-session.mjs',
  world: world(),
  variables: () => ({ OWN_BUSINESS: '1' }),
  calls: [{ tool: 'read' }],
}
