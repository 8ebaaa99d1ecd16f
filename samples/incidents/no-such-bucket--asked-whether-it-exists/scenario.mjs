import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A tool asks whether buckets and objects exist: no is an answer.',
  server: 'servers/reading.mjs',
  world: world(),
  calls: [
    { tool: 'bucketExists', args: { bucket: 'acme-archive' } },
    { tool: 'exists', args: { key: 'none.csv' } },
  ],
}
