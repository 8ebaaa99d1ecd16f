import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'The same Python server on a good day: two callers, each with a role of their own, and search with its session.',
  server: 'servers/python/reading.py',
  world: world(),
  variables: () => ({ ON_REFUSAL: 'ambient', SEARCH_SESSION: '1' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: READER } },
    { tool: 'list', claims: { sub: 'bob', role: WRITER }, results: 'items' },
    { tool: 'search', args: { query: 'report' }, results: 'results' },
  ],
}
