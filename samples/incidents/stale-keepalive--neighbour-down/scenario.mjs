import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A neighbour goes down for good: fresh connections are reset as well.',
  server: 'servers/peers.mjs',
  world: world(),
  service: () => {
    const used = new WeakSet()
    return (req, res) => {
      used.add(req.socket)
      if (req) req.socket.resetAndDestroy()
      else res.end('{"items":[]}')
    }
  },
  calls: [
    { tool: 'ask', negative: true },
    { tool: 'ask', negative: true, before: () => sleep(1500) },
    { tool: 'ask', negative: true },
  ],
}
