import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A Python server: S3 takes the request and never answers; boto3 would wait for a minute, and the runner gives up.',
  server: 'servers/python/reading.py',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'GetObject' }] }),
  kill: true,
  calls: [
    { tool: 'read', timeoutMs: 4000 },
    { tool: 'wait', args: { ms: 10 }, before: () => sleep(6000) },
  ],
}
