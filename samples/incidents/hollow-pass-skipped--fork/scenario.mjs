import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A build of a fork, which has no secrets by design.',
  server: 'servers/reading.mjs',
  world: world(),
  calls: [
    { tool: 'wait', args: { ms: 5 } },
    { tool: 'read', skip: 'AWS tests need secrets, which builds of a fork do not have' },
  ],
}
