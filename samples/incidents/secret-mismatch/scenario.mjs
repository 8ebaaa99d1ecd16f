import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The secret of another key stands beside the key.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({ AWS_SECRET_ACCESS_KEY: 'bm90LXRoZS1zZWNyZXQtb2YtdGhpcy1rZXk' }),
  calls: [{ tool: 'read' }],
}
