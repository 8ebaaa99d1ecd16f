import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The key in the environment was deleted.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({ AWS_ACCESS_KEY_ID: 'AKIADELETEDKEY000000' }),
  calls: [{ tool: 'read' }],
}
