import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The claim holds the name of the role, not its ARN.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({ ASSUME: JSON.stringify({ RoleArn: 'incident-reader-role' }) }),
  calls: [{ tool: 'read' }],
}
