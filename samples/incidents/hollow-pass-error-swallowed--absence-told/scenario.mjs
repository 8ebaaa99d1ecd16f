import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The object is not there, and the tool says so.',
  server: 'servers/reading.mjs',
  world: world(),
  calls: [{ tool: 'find', args: { key: 'none.csv' } }],
}
