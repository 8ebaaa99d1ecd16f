import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The object is not there, and the tool of a Python server says so.',
  server: 'servers/python/reading.py',
  world: world(),
  calls: [{ tool: 'find', args: { key: 'none.csv' } }],
}
