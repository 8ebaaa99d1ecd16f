import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about:
    'STS refuses the role, and the tool calls it "no such object": no request for S3 is sent, and the test is green.',
  server: 'servers/reading.mjs',
  world: world({ faults: [{ kind: 'deny', service: 'sts', operation: 'AssumeRole' }] }),
  calls: [{ tool: 'find', args: { key: 'report.csv' } }],
}
