import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role may not read the object.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'deny', service: 's3', operation: 'GetObject' }] }),
  calls: [{ tool: 'read' }],
}
