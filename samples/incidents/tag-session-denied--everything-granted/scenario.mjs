import { allow, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Tags, a session policy and two hours, all within what the role allows.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(SERVER), policy: allow('s3:*'), maxSessionDuration: 7200 }] }),
  variables: () => ({
    ASSUME: JSON.stringify({
      DurationSeconds: 7200,
      Policy: JSON.stringify({ Version: '2012-10-17', ...allow('s3:GetObject') }),
      Tags: [{ Key: 'tenant', Value: 'acme' }],
    }),
  }),
  calls: [{ tool: 'read' }],
}
