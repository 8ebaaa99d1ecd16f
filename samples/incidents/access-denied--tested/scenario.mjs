import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A negative test: the role must not read the object, and does not.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'deny', service: 's3', operation: 'GetObject' }] }),
  calls: [{ tool: 'read', negative: true }],
}
