import { allow, READER, trusts, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server: AssumeRole is refused, it warns and reads as itself.',
  server: 'servers/python/reading.py',
  world: world({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] }),
  variables: () => ({ ON_REFUSAL: 'ambient' }),
  calls: [{ tool: 'read' }, { tool: 'list', results: 'items' }],
}
