import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Key and secret of the session are copied, its token is not.',
  server: 'servers/copied-keys.mjs',
  world: world(),
  calls: [{ tool: 'read' }],
}
