import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'S3 turns every try away.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'throttle', service: 's3', operation: 'GetObject' }] }),
  calls: [{ tool: 'read' }],
}
