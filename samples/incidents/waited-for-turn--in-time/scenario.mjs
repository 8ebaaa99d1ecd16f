import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Two reads at a time: one more waits its turn, and has it in time.',
  server: 'servers/queue.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 600 }] }),
  calls: [
    { tool: 'warm', args: { times: 6 } },
    { tool: 'read', timeoutMs: 9000 },
  ],
}
