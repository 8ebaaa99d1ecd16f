import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role itself sees no bucket: an empty list, and nothing more.',
  server: 'servers/fallback.mjs',
  world: world({ buckets: [] }),
  calls: [{ tool: 'buckets', results: 'items' }],
}
