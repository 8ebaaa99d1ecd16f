import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'No key, no profile, no metadata service: AssumeRole is never sent.',
  server: 'servers/assume-role.mjs',
  world: world(),
  as: null,
  calls: [{ tool: 'read' }],
}
