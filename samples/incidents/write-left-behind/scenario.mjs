import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A note is answered as stored as soon as it is on its way, and the server leaves while S3 still takes its time.',
  server: 'servers/notes.mjs',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'PutObject' }] }),
  calls: [{ tool: 'note', args: { key: 'notes/one', waits: false } }],
}
