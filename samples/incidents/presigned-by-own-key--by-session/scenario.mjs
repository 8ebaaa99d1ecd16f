import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A presigned URL, signed by the session of the caller’s role.',
  server: 'servers/presign.mjs',
  world: world(),
  variables: () => ({ BY: 'session' }),
  calls: [{ tool: 'link' }],
}
