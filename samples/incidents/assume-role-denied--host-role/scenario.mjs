import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A server runs as the role of its instance, on purpose, and is not trusted.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(SERVER), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('*') },
    ],
    metadata: { mode: 'role', role: NODE },
  }),
  as: null,
  calls: [{ tool: 'read' }],
}
