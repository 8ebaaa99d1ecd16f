import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A presigned URL, signed by the server itself, goes to a caller with a role.',
  server: 'servers/presign.mjs',
  world: world(),
  variables: () => ({ BY: 'server' }),
  calls: [{ tool: 'link' }],
}
