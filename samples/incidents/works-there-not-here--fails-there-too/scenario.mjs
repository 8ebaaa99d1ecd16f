import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Two runs, and the tool is refused in both: there is nothing to compare it with.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  there: {},
  calls: [{ tool: 'read' }],
}
