import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A tool takes an order, answers, and works on by design.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 150 }] }),
  calls: [
    { tool: 'prefetch', args: { times: 4 } },
    { tool: 'wait', args: { ms: 1000 } },
  ],
}
