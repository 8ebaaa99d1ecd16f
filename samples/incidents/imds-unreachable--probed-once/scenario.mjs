import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Off EC2, the chain asks the metadata service once before it takes the keys of the environment.',
  server: 'servers/probing.mjs',
  world: world({ metadata: { mode: 'silent' } }),
  calls: [{ tool: 'read' }],
}
