import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A session expires, and the server renews it at the first refusal.',
  server: 'servers/static-session.mjs',
  world: world(),
  variables: () => ({ RENEW: '1' }),
  calls: [{ tool: 'read' }, { tool: 'read', before: (aws) => aws.expireSessions() }],
}
