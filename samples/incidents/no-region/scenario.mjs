import { allow, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A container without AWS_REGION: the SDK sends nothing.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(SERVER), policy: allow('s3:*') }] }),
  variables: () => ({ AWS_REGION: undefined }),
  calls: [{ tool: 'read' }],
}
