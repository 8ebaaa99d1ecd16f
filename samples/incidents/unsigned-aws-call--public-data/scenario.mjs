import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Public data is read unsigned on purpose, beside data that is read as the role.',
  server: 'servers/anonymous.mjs',
  world: world(),
  variables: () => ({ ALSO: '1' }),
  calls: [{ tool: 'read' }],
}
