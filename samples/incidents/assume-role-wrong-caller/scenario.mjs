import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A pod has the variables of a role but no token: its node calls AssumeRole in its place.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(SERVER), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('*') },
    ],
    metadata: { mode: 'role', role: NODE },
  }),
  as: null,
  variables: () => ({ AWS_ROLE_ARN: READER }),
  calls: [{ tool: 'read' }],
}
