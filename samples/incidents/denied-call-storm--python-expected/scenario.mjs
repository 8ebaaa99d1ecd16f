import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The same discovery of a Python server, quick: it is denied most buckets and answers which ones it may see.',
  server: 'servers/python/reading.py',
  world: world({
    faults: ['acme-1', 'acme-2', 'acme-3'].map((bucket) => ({ kind: 'deny', service: 's3', bucket })),
  }),
  calls: [{ tool: 'discover', args: { buckets: ['acme-1', 'acme-2', 'acme-3', 'acme-data'] } }],
}
