import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role trusts somebody else; the server fails closed.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  calls: [{ tool: 'read' }, { tool: 'list' }],
}
