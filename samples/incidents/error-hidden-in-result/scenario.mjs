import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Search says that it has no session, inside a success; the test runner sees an object, and passes it.',
  server: 'servers/half-hearted-search.mjs',
  world: world(),
  calls: [{ tool: 'read' }, { tool: 'search' }],
}
