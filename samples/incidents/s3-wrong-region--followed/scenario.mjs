import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The same bucket, and a client that follows redirects.',
  server: 'servers/reading.mjs',
  world: world({
    buckets: [{ name: 'acme-data', account: '391827364550', region: 'eu-west-1', objects: { 'report.csv': 'a' } }],
  }),
  variables: () => ({ S3: JSON.stringify({ followRegionRedirects: true }) }),
  calls: [{ tool: 'read' }],
}
