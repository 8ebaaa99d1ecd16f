import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A gateway hands tool calls on to a server on its standard input: the calls are made in another process.',
  server: 'servers/gateway.mjs',
  world: world(),
  calls: [{ tool: 'read' }, { tool: 'list', results: 'items' }, { tool: 'read' }],
}
