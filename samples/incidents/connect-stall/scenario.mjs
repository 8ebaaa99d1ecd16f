import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A neighbour takes the connection and never speaks TLS.',
  server: 'servers/peers.mjs',
  world: world(),
  kill: true,
  calls: [{ tool: 'askSecurely', timeoutMs: 2500 }],
}
