import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'STS throttles twice; the SDK tries again and all is well.',
  server: 'servers/assume-role.mjs',
  world: world({ faults: [{ kind: 'throttle', service: 'sts', times: 2 }] }),
  calls: [{ tool: 'read' }],
}
