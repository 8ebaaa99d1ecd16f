import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The same tool, twice: there the role trusts the server, here it trusts somebody else.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  there: { world: world() },
  calls: [{ tool: 'read' }],
}
