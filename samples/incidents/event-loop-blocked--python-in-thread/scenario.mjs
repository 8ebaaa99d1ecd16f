import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server builds the report in a thread: the other tool’s read is answered meanwhile.',
  server: 'servers/python/busy.py',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 1000 }] }),
  variables: () => ({ IN_THREAD: '1' }),
  calls: [{ tool: 'order', args: { afterMs: 700, forMs: 1500 } }, { tool: 'read' }],
}
