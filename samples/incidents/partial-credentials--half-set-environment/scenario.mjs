import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A key without its secret in the environment; the instance gives the credentials.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(NODE), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('*') },
    ],
    metadata: { mode: 'role', role: NODE },
  }),
  as: null,
  variables: () => ({ AWS_ACCESS_KEY_ID: 'AKIAWITHOUTSECRET000' }),
  calls: [{ tool: 'read' }],
}
