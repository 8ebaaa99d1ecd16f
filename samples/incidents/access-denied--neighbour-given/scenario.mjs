import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role may not read one object; that the same session reads another heals nothing.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'deny', service: 's3', operation: 'GetObject', key: 'private/' }] }),
  calls: [
    { tool: 'read', args: { key: 'private/report.csv' } },
    { tool: 'read', args: { key: 'report.csv' } },
  ],
}
