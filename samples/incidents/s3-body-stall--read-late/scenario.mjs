import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A large object, whose reader takes its time before it begins: nothing stalls.',
  server: 'servers/bodies.mjs',
  world: world({
    buckets: [{ name: 'acme-data', account: '391827364550', objects: { 'large.bin': 'x'.repeat(2_000_000) } }],
  }),
  calls: [{ tool: 'readLater', args: { ms: 2000 } }],
}
