import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A test passes on built-in samples; its other runs ask S3.',
  server: 'servers/searching.mjs',
  world: world(),
  calls: [
    { tool: 'bucket_objects', args: { demo: true }, results: 'items' },
    { tool: 'bucket_objects', results: 'items' },
  ],
}
