import { allow, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role was created a moment ago: the first try is refused, the next one succeeds.',
  server: 'servers/retrying.mjs',
  world: world({
    roles: [{ arn: READER, trust: trusts(SERVER), policy: allow('s3:*') }],
    faults: [{ kind: 'deny', service: 'sts', operation: 'AssumeRole', times: 1 }],
  }),
  calls: [{ tool: 'read' }],
}
