import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The session is named by a single letter, which STS does not accept.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({ ASSUME: JSON.stringify({ RoleSessionName: 'x' }) }),
  calls: [{ tool: 'read' }],
}
