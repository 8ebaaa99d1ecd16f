import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Permission discovery asks bucket after bucket, slowly, and is denied each time, until the runner gives up.',
  server: 'servers/reading.mjs',
  world: world({
    faults: [
      { kind: 'slow', service: 's3', operation: 'ListObjectsV2', ms: 320 },
      { kind: 'deny', service: 's3', operation: 'ListObjectsV2' },
    ],
  }),
  calls: [{ tool: 'discover', args: { buckets: Array.from({ length: 7 }, (_, n) => `acme-${n}`) }, timeoutMs: 2000 }],
}
