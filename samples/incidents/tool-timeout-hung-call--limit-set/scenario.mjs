import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The same hang, with a limit that throws: the call fails by itself, a little after the runner gave up.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'GetObject' }] }),
  variables: () => ({
    S3: JSON.stringify({ maxAttempts: 1, requestHandler: { requestTimeout: 2500, throwOnRequestTimeout: true } }),
  }),
  calls: [
    { tool: 'read', timeoutMs: 1500 },
    { tool: 'wait', args: { ms: 10 }, before: () => sleep(6000) },
  ],
}
