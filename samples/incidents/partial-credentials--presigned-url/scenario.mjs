import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A URL is presigned with the key and secret of a session, without its token: it opens nothing.',
  server: 'servers/presign.mjs',
  world: world(),
  variables: () => ({ BY: 'alone' }),
  calls: [{ tool: 'link' }],
}
