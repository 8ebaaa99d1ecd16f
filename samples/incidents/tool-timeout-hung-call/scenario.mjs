import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'S3 takes the request and never answers; nothing limits it, and the runner gives up.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'GetObject' }] }),
  kill: true,
  calls: [
    { tool: 'read', timeoutMs: 1500 },
    { tool: 'wait', args: { ms: 10 }, before: () => sleep(6000) },
  ],
}
