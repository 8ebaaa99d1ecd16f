import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Twelve quick reads, ten side by side, over four sockets: a short queue that nobody notices.',
  server: 'servers/reading.mjs',
  world: world(),
  variables: () => ({ S3: JSON.stringify({ requestHandler: { httpAgent: { maxSockets: 4 } } }) }),
  calls: [{ tool: 'scan', args: { times: 12, sideBySide: 10 } }],
}
