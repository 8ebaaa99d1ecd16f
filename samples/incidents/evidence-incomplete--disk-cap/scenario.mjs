import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The run folder was allowed some kilobytes only: records were dropped.',
  server: 'servers/reading.mjs',
  world: world(),
  variables: () => ({ ROLECALL_MAX_MB: '0.03' }),
  calls: [{ tool: 'scan', args: { times: 14 } }],
}
