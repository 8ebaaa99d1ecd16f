import { allow, NODE, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Each job has a client of its own, and each asks the metadata service, which answers two and no more.',
  server: 'servers/jobs.mjs',
  world: world({
    roles: [{ arn: NODE, trust: trusts(SERVER), policy: allow('s3:*') }],
    metadata: { mode: 'role', role: NODE, answers: 2 },
  }),
  as: null,
  calls: [{ tool: 'render', args: { jobs: 5 }, claims: { role: undefined }, timeoutMs: 10_000 }],
}
