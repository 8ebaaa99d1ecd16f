import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The token is of the partner’s account, its role is of ours.',
  server: 'servers/assume-role.mjs',
  world: world(),
  calls: [{ tool: 'read', claims: { account_id: '640172938455' } }],
}
