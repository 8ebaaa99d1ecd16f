import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The bucket lies in eu-west-1; the client asks us-east-1.',
  server: 'servers/reading.mjs',
  world: world({
    buckets: [{ name: 'acme-data', account: '391827364550', region: 'eu-west-1', objects: { 'report.csv': 'a' } }],
  }),
  calls: [{ tool: 'read' }],
}
