import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A token that expired twenty seconds ago, within the minute that verifiers grant.',
  server: 'servers/assume-role.mjs',
  world: world(),
  calls: [{ tool: 'read', claims: { exp: Math.floor(Date.now() / 1000) - 20 } }],
}
