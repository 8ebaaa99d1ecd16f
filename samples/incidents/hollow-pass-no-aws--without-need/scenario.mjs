import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Tools that ask another service, or nobody, and rightly so.',
  server: 'servers/searching.mjs',
  world: world(),
  service: () => (_, res) => res.end('{"success":true,"results":["a","b"]}'),
  calls: [
    { tool: 'search', args: { query: 'rna', session: 'k3vJ9qTz0LxW7' }, results: 'results' },
    { tool: 'bucket_objects', results: 'items' },
  ],
}
