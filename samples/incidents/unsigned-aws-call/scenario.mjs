import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The server reads anonymously, though the token names a role; the bucket happens to be public.',
  server: 'servers/anonymous.mjs',
  world: world(),
  calls: [{ tool: 'read' }],
}
