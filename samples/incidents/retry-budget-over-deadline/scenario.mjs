import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Each try is limited, and the tries together outlast the runner.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'GetObject' }] }),
  variables: () => ({
    S3: JSON.stringify({ maxAttempts: 6, requestHandler: { requestTimeout: 700, throwOnRequestTimeout: true } }),
  }),
  calls: [{ tool: 'read', timeoutMs: 2500 }],
}
