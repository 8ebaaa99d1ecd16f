import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A session is kept and used after its hour.',
  server: 'servers/static-session.mjs',
  world: world(),
  calls: [{ tool: 'read' }, { tool: 'read', before: (aws) => aws.expireSessions() }],
}
