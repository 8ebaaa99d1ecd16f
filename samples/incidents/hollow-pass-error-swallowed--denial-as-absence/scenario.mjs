import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Every error is taken for "no such object": S3’s denial passes as an answer.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'deny', service: 's3', operation: 'GetObject' }] }),
  calls: [{ tool: 'find', args: { key: 'report.csv' } }],
}
