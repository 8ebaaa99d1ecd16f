import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'One GetObject of a Python server hangs; its short read timeout ends it, and the SDK’s next try is answered in time.',
  server: 'servers/python/reading.py',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'GetObject', times: 1 }] }),
  variables: () => ({ READ_TIMEOUT: '0.5' }),
  calls: [{ tool: 'read' }, { tool: 'read' }],
}
