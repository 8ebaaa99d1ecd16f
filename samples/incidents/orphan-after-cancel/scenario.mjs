import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The runner gives up, and the tool reads on for nobody.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 220 }] }),
  calls: [
    { tool: 'scan', args: { times: 15 }, timeoutMs: 2000 },
    { tool: 'wait', args: { ms: 3000 } },
  ],
}
