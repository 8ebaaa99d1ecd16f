import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A gateway hands tool calls on to a server on its standard input, and S3 never answers that server.',
  server: 'servers/gateway.mjs',
  world: world(),
  kill: true,
  calls: [
    { tool: 'read' },
    {
      tool: 'read',
      timeoutMs: 1500,
      before: (aws) => aws.setFaults([{ kind: 'hang', service: 's3', operation: 'GetObject' }]),
    },
    { tool: 'list', before: () => sleep(1500) },
  ],
}
