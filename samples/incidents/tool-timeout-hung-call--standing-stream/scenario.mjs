import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'An event stream stands open by design, all the time; the tool answers.',
  server: 'servers/peers.mjs',
  world: world(),
  service: () => (_, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: hello\ndata: {}\n\n')
  },
  kill: true,
  calls: [{ tool: 'readAndSubscribe' }],
}
