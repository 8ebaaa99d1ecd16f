import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A tool asks whether objects exist by getting them and leaves the bodies alone; the pool fills up and another tool hangs.',
  server: 'servers/bodies.mjs',
  world: world(),
  variables: () => ({ S3: JSON.stringify({ requestHandler: { httpAgent: { maxSockets: 4 } } }) }),
  kill: true,
  calls: [
    { tool: 'exists' },
    { tool: 'exists' },
    { tool: 'exists' },
    { tool: 'exists' },
    { tool: 'read', timeoutMs: 2500, before: () => sleep(1200) },
    { tool: 'wait', args: { ms: 1200 } },
  ],
}
