import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A container one hop too far from the metadata service: three clients probe it, one after the other.',
  server: 'servers/probing.mjs',
  world: world({ metadata: { mode: 'silent' } }),
  calls: [{ tool: 'survey', args: { clients: 3 }, timeoutMs: 3000 }],
}
