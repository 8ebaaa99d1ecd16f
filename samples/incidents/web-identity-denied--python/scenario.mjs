import { podVariables, provider } from '../web-identity.mjs'
import { allow, READER, trustsWeb, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server in a pod: the role trusts another branch than the one whose token comes.',
  server: 'servers/python/reading.py',
  world: world({
    roles: [
      {
        arn: READER,
        trust: trustsWeb({ sub: 'repo:acme/data:ref:refs/heads/release', aud: 'sts.amazonaws.com' }),
        policy: allow('s3:*'),
      },
    ],
    oidcProviders: [provider],
  }),
  as: null,
  variables: (_, home) => podVariables(home),
  calls: [{ tool: 'read', claims: null }],
}
