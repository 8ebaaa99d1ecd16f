import { allow, NODE, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role of the pod does not trust EKS Pod Identity: its agent refuses.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(NODE), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('*') },
    ],
    metadata: { mode: 'untrusted', role: NODE },
  }),
  as: null,
  variables: (aws) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${aws.metadataEndpoint}/v1/credentials` }),
  calls: [{ tool: 'read', timeoutMs: 10_000 }],
}
