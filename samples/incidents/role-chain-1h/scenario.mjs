import { allow, READER, SERVER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A role of twelve hours, assumed from another role: one hour is all there is.',
  server: 'servers/chained.mjs',
  world: world({
    roles: [
      { arn: READER, trust: trusts(SERVER), policy: allow('sts:AssumeRole') },
      { arn: WRITER, trust: trusts(READER), policy: allow('s3:*'), maxSessionDuration: 43_200 },
    ],
  }),
  variables: () => ({ DATA_ROLE: WRITER, SECONDS: '43200' }),
  calls: [{ tool: 'read' }],
}
