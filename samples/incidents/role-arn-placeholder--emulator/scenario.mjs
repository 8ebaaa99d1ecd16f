import { allow, SERVER, trusts, world } from '../world.mjs'

const SAMPLE = 'arn:aws:iam::000000000000:role/reader'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'An emulator under its sample account: the role is a placeholder, and works.',
  server: 'servers/assume-role.mjs',
  world: world({
    roles: [{ arn: SAMPLE, trust: trusts(SERVER), policy: allow('s3:*') }],
    buckets: [{ name: 'acme-data', account: '000000000000', objects: { 'report.csv': 'a\n' } }],
  }),
  calls: [{ tool: 'read', claims: { role: SAMPLE } }],
}
