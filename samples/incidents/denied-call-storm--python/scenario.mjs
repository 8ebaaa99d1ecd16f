import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A Python server’s discovery asks bucket after bucket, slowly, and is denied each time, until the runner gives up.',
  server: 'servers/python/reading.py',
  world: world({
    faults: [
      { kind: 'slow', service: 's3', operation: 'ListObjectsV2', ms: 320 },
      { kind: 'deny', service: 's3', operation: 'ListObjectsV2' },
    ],
  }),
  calls: [{ tool: 'discover', args: { buckets: Array.from({ length: 14 }, (_, n) => `acme-${n}`) }, timeoutMs: 4000 }],
}
