import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Twelve hours are asked of a role that allows one.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({ ASSUME: JSON.stringify({ DurationSeconds: 43_200 }) }),
  calls: [{ tool: 'read' }],
}
