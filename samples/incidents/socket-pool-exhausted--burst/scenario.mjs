import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Eight quick reads side by side, over four sockets: a short queue that nobody notices.',
  server: 'servers/reading.mjs',
  world: world(),
  variables: () => ({ S3: JSON.stringify({ requestHandler: { httpAgent: { maxSockets: 4 } } }) }),
  calls: [{ tool: 'scan', args: { times: 8, sideBySide: 8 } }],
}
