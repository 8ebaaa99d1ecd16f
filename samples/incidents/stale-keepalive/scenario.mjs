import { setTimeout as sleep } from 'node:timers/promises'
import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A neighbour resets connections that have been idle; the next request on one fails.',
  server: 'servers/peers.mjs',
  world: world(),
  service: () => {
    const used = new WeakSet()
    return (req, res) => {
      const again = used.has(req.socket)
      used.add(req.socket)
      if (again) req.socket.resetAndDestroy()
      else res.end('{"items":[]}')
    }
  },
  calls: [{ tool: 'ask' }, { tool: 'ask', before: () => sleep(1500) }],
}
