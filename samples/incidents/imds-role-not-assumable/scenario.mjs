import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The instance has a role that does not trust EC2: the metadata service answers, with an error inside.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(NODE), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('*') },
    ],
    metadata: { mode: 'untrusted', role: NODE },
  }),
  as: null,
  calls: [{ tool: 'read', timeoutMs: 10_000 }],
}
