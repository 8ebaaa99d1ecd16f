import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The instance gives the credentials: one question to the metadata service, answered.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(NODE), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('*') },
    ],
    metadata: { mode: 'role', role: NODE },
  }),
  as: null,
  calls: [{ tool: 'read' }],
}
