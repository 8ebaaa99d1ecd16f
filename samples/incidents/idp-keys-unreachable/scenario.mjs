import { podVariables, provider } from '../web-identity.mjs'
import { allow, READER, trustsWeb, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'STS cannot fetch the keys of the issuer, whatever the retry.',
  server: 'servers/default-chain.mjs',
  world: world({
    roles: [
      {
        arn: READER,
        trust: trustsWeb({ sub: 'repo:acme/data:ref:refs/heads/main', aud: 'sts.amazonaws.com' }),
        policy: allow('s3:*'),
      },
    ],
    oidcProviders: [{ ...provider, unreachable: Number.POSITIVE_INFINITY }],
  }),
  as: null,
  variables: (_, home) => podVariables(home),
  calls: [{ tool: 'read', claims: null }],
}
