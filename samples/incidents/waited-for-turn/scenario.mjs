import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Two reads at a time: one more waits behind those that another tool began, and is given up before it begins.',
  server: 'servers/queue.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 1500 }] }),
  calls: [
    { tool: 'warm', args: { times: 6 } },
    { tool: 'read', timeoutMs: 3000 },
  ],
}
