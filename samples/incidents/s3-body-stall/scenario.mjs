import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'S3 answers at once, and in the middle of the body nothing comes any more.',
  server: 'servers/bodies.mjs',
  world: world({
    buckets: [{ name: 'acme-data', account: '391827364550', objects: { 'large.bin': 'x'.repeat(50_000) } }],
    faults: [{ kind: 'stall-body', service: 's3', operation: 'GetObject' }],
  }),
  calls: [{ tool: 'readFor', args: { ms: 4500 }, timeoutMs: 3000 }],
}
