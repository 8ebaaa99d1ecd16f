import { allow, READER, SERVER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'From the role of the token on to the role of the data: two hops, by design.',
  server: 'servers/chained.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(SERVER), policy: allow('sts:AssumeRole') },
      { arn: WRITER, trust: trusts(READER), policy: allow('s3:*') },
    ],
  }),
  variables: () => ({ DATA_ROLE: WRITER }),
  calls: [{ tool: 'read' }],
}
