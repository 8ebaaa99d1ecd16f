import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A report is built on the event loop while another tool reads: S3 answered long ago, and nobody looked.',
  server: 'servers/busy.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 1000 }] }),
  calls: [
    { tool: 'order', args: { afterMs: 700, forMs: 3500 } },
    { tool: 'read', timeoutMs: 3000 },
  ],
}
