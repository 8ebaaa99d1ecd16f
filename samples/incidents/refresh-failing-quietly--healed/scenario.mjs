import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Renewing fails once, and succeeds at the next try.',
  server: 'servers/quiet-renewal.mjs',
  world: world(),
  variables: () => ({ RETRY: '1' }),
  calls: [
    { tool: 'read' },
    {
      tool: 'read',
      before: (aws) => aws.setFaults([{ kind: 'deny', service: 'sts', operation: 'AssumeRole', times: 1 }]),
    },
  ],
}
