import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A report is built on the event loop; the next tool, innocent and local, is not even taken up before the runner gives up.',
  server: 'servers/busy.mjs',
  world: world(),
  calls: [
    { tool: 'read' },
    { tool: 'order', args: { afterMs: 150, forMs: 3200 } },
    { tool: 'read', timeoutMs: 2000, before: () => sleep(300) },
  ],
}
