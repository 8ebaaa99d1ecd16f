import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A conversion tells of each step, and is done in time.',
  server: 'servers/reading.mjs',
  world: world({}),
  calls: [
    { tool: 'convert', args: { steps: 5 }, progress: true },
    { tool: 'convert', args: { steps: 5 } },
  ],
}
