import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role loses its trust; the server goes on with the session it has.',
  server: 'servers/quiet-renewal.mjs',
  world: world(),
  calls: [
    { tool: 'read' },
    { tool: 'read', before: (aws) => aws.setFaults([{ kind: 'deny', service: 'sts', operation: 'AssumeRole' }]) },
  ],
}
