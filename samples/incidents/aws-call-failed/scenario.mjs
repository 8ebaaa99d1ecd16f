import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The object’s key is misspelled, and the tool fails with it.',
  server: 'servers/reading.mjs',
  world: world(),
  calls: [{ tool: 'read', args: { key: 'reports/2026-l1.csv' } }],
}
