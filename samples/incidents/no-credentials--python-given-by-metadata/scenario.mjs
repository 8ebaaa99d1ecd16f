import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The instance gives a Python server its credentials.',
  server: 'servers/python/reading.py',
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
