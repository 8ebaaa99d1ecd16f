import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A note is answered as stored when S3 has it, and the server leaves.',
  server: 'servers/notes.mjs',
  world: world(),
  calls: [{ tool: 'note', args: { key: 'notes/one', waits: true } }],
}
