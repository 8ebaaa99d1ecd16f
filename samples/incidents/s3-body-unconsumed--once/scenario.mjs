import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'One body is left alone, and nobody waits for its socket.',
  server: 'servers/bodies.mjs',
  world: world(),
  calls: [{ tool: 'exists' }, { tool: 'read', before: () => sleep(1500) }],
}
