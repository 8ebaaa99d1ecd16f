import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The tool reads, and the note it should keep is denied without a word.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'deny', service: 's3', operation: 'PutObject' }] }),
  calls: [{ tool: 'readAndNote' }],
}
