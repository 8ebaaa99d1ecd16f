import { READER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The partner’s bucket lets our role read.',
  server: 'servers/assume-role.mjs',
  world: world({
    buckets: [
      {
        name: 'acme-data',
        account: '640172938455',
        policy: { Statement: [{ Effect: 'Allow', Principal: { AWS: [READER] }, Action: 's3:*' }] },
        objects: { 'report.csv': 'a\n' },
      },
    ],
  }),
  calls: [{ tool: 'read', claims: { account_id: '391827364550' } }],
}
