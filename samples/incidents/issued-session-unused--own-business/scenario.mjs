import { READER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role of the configuration reads the data, after the server has read its own configuration as itself.',
  server: 'servers/unused-session.mjs',
  world: world(),
  variables: () => ({ ROLE: READER, OWN_BUSINESS: '1' }),
  calls: [{ tool: 'read', claims: { role: undefined } }],
}
