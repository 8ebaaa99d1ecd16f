import { allow, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The role lets the server assume it, and not tag the session.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(SERVER, 'sts:AssumeRole'), policy: allow('s3:*') }] }),
  variables: () => ({ ASSUME: JSON.stringify({ Tags: [{ Key: 'tenant', Value: 'acme' }] }) }),
  calls: [{ tool: 'read' }],
}
