import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The suite is green, since the tests that need AWS were skipped.',
  server: 'servers/reading.mjs',
  world: world(),
  calls: [
    { tool: 'wait', args: { ms: 5 } },
    { tool: 'read', skip: 'AWS_ACCESS_KEY_ID is not set' },
  ],
}
