import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A test expects the refusal: the tool answers with an error, and that is the point.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  calls: [{ tool: 'read', negative: true }],
}
