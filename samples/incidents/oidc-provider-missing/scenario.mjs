import { podVariables } from '../web-identity.mjs'
import { allow, READER, trustsWeb, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The account has no provider for the issuer of the token.',
  server: 'servers/default-chain.mjs',
  world: world({
    roles: [
      {
        arn: READER,
        trust: trustsWeb({ sub: 'repo:acme/data:ref:refs/heads/main', aud: 'sts.amazonaws.com' }),
        policy: allow('s3:*'),
      },
    ],
    oidcProviders: [],
  }),
  as: null,
  variables: (_, home) => podVariables(home),
  calls: [{ tool: 'read', claims: null }],
}
