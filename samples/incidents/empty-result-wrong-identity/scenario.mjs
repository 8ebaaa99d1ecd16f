import { allow, READER, trusts, WRITER, world } from '../world.mjs'

const OUTSIDER = 'arn:aws:iam::640172938455:user/somebody'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'AssumeRole is refused; as itself, a user of another account, the server sees no bucket at all.',
  server: 'servers/fallback.mjs',
  world: world({
    users: [{ arn: OUTSIDER, policy: allow(['sts:AssumeRole', 's3:*']) }],
    roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }],
    buckets: [{ name: 'acme-data', account: '391827364550', objects: { 'report.csv': 'a\n' } }],
  }),
  as: OUTSIDER,
  calls: [{ tool: 'buckets', results: 'items' }],
}
