import { tampered } from '../tampered.mjs'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The same tampered token at a server that verifies: 401.',
  server: 'servers/assume-role.mjs',
  world: world(),
  calls: [{ tool: 'read' }, { tool: 'read', token: tampered, negative: true }],
}
