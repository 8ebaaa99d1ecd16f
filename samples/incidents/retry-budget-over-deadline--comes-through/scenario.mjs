import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The first try hangs and is limited; the second is answered.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'hang', service: 's3', operation: 'GetObject', times: 1 }] }),
  variables: () => ({ S3: JSON.stringify({ requestHandler: { requestTimeout: 600, throwOnRequestTimeout: true } }) }),
  calls: [{ tool: 'read' }],
}
