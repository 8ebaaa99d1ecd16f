import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The session policy is a template that was cut off.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({ ASSUME: JSON.stringify({ Policy: '{"Version": "2012-10-17", "Statement": [' }) }),
  calls: [{ tool: 'read' }],
}
