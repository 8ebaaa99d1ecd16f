import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'S3 turns one try away, and answers the next.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'throttle', service: 's3', operation: 'GetObject', times: 1 }] }),
  calls: [{ tool: 'read' }],
}
