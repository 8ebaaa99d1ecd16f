import { podVariables, provider } from '../web-identity.mjs'
import { allow, READER, trustsWeb, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server in a pod reads with its web identity, and all is well.',
  server: 'servers/python/reading.py',
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
  variables: (_, home) => podVariables(home),
  calls: [{ tool: 'read', claims: null }],
}
