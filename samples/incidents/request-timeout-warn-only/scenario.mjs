import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A request timeout is set and only warns; the call runs on.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 4000 }] }),
  variables: () => ({ S3: JSON.stringify({ maxAttempts: 1, requestHandler: { requestTimeout: 500 } }) }),
  calls: [{ tool: 'read', timeoutMs: 2000 }],
}
