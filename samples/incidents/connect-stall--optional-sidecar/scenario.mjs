import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'An optional sidecar is not there; the tool goes on and answers.',
  server: 'servers/peers.mjs',
  world: world(),
  calls: [{ tool: 'readWithSidecar' }],
}
