import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server takes every error for "no such object": S3’s denial passes as an answer.',
  server: 'servers/python/reading.py',
  world: world({ faults: [{ kind: 'deny', service: 's3', operation: 'GetObject' }] }),
  calls: [{ tool: 'find', args: { key: 'report.csv' } }],
}
