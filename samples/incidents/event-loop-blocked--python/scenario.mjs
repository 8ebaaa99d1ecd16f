import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A Python server builds a report on its event loop while another tool reads: S3 answered long ago, and nobody looked.',
  server: 'servers/python/busy.py',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 1000 }] }),
  calls: [
    { tool: 'order', args: { afterMs: 700, forMs: 3500 } },
    { tool: 'read', timeoutMs: 3000 },
  ],
}
