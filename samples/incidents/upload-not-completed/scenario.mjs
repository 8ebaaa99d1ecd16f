import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'An upload in parts is left when the last of them is there.',
  server: 'servers/uploads.mjs',
  world: world(),
  calls: [{ tool: 'store', args: { key: 'films/one.mp4', complete: false } }],
}
