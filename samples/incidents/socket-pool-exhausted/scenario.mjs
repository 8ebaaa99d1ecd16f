import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Six slow reads side by side over two sockets: most of the time goes into waiting for one.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 900 }] }),
  variables: () => ({ S3: JSON.stringify({ requestHandler: { httpAgent: { maxSockets: 2 } } }) }),
  calls: [{ tool: 'scan', args: { times: 6, sideBySide: 6 }, timeoutMs: 2500 }],
}
