import { podVariables, provider } from '../web-identity.mjs'
import { allow, READER, trustsWeb, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The token in the file is of yesterday.',
  server: 'servers/default-chain.mjs',
  world: world({
    roles: [
      {
        arn: READER,
        trust: trustsWeb({ sub: 'repo:acme/data:ref:refs/heads/main', aud: 'sts.amazonaws.com' }),
        policy: allow('s3:*'),
      },
    ],
    oidcProviders: [provider],
  }),
  as: null,
  variables: (_, home) => podVariables(home, { exp: Math.floor(Date.now() / 1000) - 86_400 }),
  calls: [{ tool: 'read', claims: null }],
}
