import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server: the role trusts somebody else; it fails closed.',
  server: 'servers/python/reading.py',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  calls: [{ tool: 'read' }, { tool: 'list' }],
}
