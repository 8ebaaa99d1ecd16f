import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Something on the way to S3 tears every connection down; the SDK tries again in vain, and the tool fails.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'reset', service: 's3', operation: 'GetObject' }] }),
  calls: [{ tool: 'read' }, { tool: 'list' }],
}
