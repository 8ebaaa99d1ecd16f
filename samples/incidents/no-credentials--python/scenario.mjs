import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server without key, profile or metadata service: AssumeRole is never sent.',
  server: 'servers/python/reading.py',
  world: world(),
  as: null,
  calls: [{ tool: 'read' }],
}
