import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'S3 takes its time, and answers.',
  server: 'servers/busy.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 2000 }] }),
  calls: [{ tool: 'read' }],
}
