import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The token names the role of an example in the documentation.',
  server: 'servers/assume-role.mjs',
  world: world(),
  calls: [{ tool: 'read', claims: { role: 'arn:aws:iam::123456789012:role/TestRole' } }],
}
