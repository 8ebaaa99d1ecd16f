import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A Python server’s search says that it has no session, inside a success; the test runner sees an object, and passes it.',
  server: 'servers/python/reading.py',
  world: world(),
  calls: [{ tool: 'read' }, { tool: 'search', args: { query: 'report' } }],
}
