import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A conversion tells of each step that it is done with; the runner waits less long than it takes.',
  server: 'servers/reading.mjs',
  world: world({}),
  calls: [{ tool: 'convert', args: { steps: 20 }, progress: true, timeoutMs: 1500 }],
}
