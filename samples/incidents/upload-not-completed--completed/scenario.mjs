import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'An upload in parts, completed.',
  server: 'servers/uploads.mjs',
  world: world(),
  calls: [{ tool: 'store', args: { key: 'films/one.mp4', complete: true } }],
}
