import { allow, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The suite runs under an emulator’s account.',
  server: 'servers/reading.mjs',
  world: world({
    roles: [{ arn: 'arn:aws:iam::000000000000:role/Reader', trust: trusts(SERVER), policy: allow('s3:*') }],
    buckets: [{ name: 'acme-data', account: '000000000000', objects: { 'report.csv': 'a' } }],
  }),
  calls: [{ tool: 'read', claims: { role: 'arn:aws:iam::000000000000:role/Reader' } }],
}
