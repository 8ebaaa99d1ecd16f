import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The clock is an hour behind; the SDK learns it from the refusal and signs again.',
  server: 'servers/assume-role.mjs',
  world: world({ clockSkewMs: 3_600_000 }),
  calls: [{ tool: 'read' }],
}
