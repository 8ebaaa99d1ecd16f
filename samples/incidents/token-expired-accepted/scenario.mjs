import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The server reads the token and does not look at its expiry.',
  server: 'servers/unverified.mjs',
  world: world(),
  calls: [{ tool: 'read', claims: { exp: Math.floor(Date.now() / 1000) - 7200 } }],
}
