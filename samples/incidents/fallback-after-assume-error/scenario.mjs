import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'AssumeRole is refused, the server warns and reads as itself.',
  server: 'servers/fallback.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  calls: [{ tool: 'read' }, { tool: 'list', results: 'items' }],
}
