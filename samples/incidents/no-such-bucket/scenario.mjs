import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The bucket’s name is misspelled.',
  server: 'servers/reading.mjs',
  world: world(),
  calls: [{ tool: 'list', args: { bucket: 'acme-dta' } }],
}
