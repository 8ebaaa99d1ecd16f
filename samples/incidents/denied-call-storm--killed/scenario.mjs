import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The server is killed while a tool is open: what it had finished hangs in the air.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'slow', service: 's3', operation: 'GetObject', ms: 150 }] }),
  kill: true,
  calls: [{ tool: 'scan', args: { times: 60 }, timeoutMs: 1200 }],
}
