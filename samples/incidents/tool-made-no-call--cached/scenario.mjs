import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The same search twice: the second answer comes from a cache.',
  server: 'servers/searching.mjs',
  world: world(),
  service: () => (_, res) => res.end('{"success":true,"results":["a","b"]}'),
  calls: [
    { tool: 'searchKept', args: { query: 'rna', session: 'k3vJ9qTz0LxW7' }, results: 'results' },
    { tool: 'searchKept', args: { query: 'rna', session: 'k3vJ9qTz0LxW7' }, results: 'results' },
  ],
}
