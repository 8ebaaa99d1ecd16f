import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'A Python server in a container one hop too far: each of four clients probes the metadata service, twice a second long.',
  server: 'servers/python/reading.py',
  world: world({ metadata: { mode: 'silent' } }),
  as: null,
  calls: [{ tool: 'survey', args: { clients: 4 }, claims: { role: undefined }, timeoutMs: 6000 }],
}
