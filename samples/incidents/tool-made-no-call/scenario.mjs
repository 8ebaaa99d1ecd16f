import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Without a session search answers an empty list, and asks nobody.',
  server: 'servers/searching.mjs',
  world: world(),
  service: () => (_, res) => res.end('{"success":true,"results":["a","b"]}'),
  calls: [
    { tool: 'search', args: { query: 'rna', session: 'k3vJ9qTz0LxW7' }, results: 'results' },
    { tool: 'search', args: { query: 'rna' }, results: 'results' },
  ],
}
