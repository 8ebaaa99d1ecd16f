import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The token offers two roles, and each call is served by the one that it asks for.',
  server: 'servers/chosen-role.mjs',
  world: world(),
  calls: ['Reader', 'Writer'].map((as) => ({
    tool: 'read',
    args: { as },
    claims: { role: undefined, roles: [READER, WRITER] },
  })),
}
