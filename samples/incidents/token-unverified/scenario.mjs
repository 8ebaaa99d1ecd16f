import { tampered } from '../tampered.mjs'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A token with another signature is served like the right one.',
  server: 'servers/unverified.mjs',
  world: world(),
  calls: [{ tool: 'read' }, { tool: 'read', token: tampered }],
}
