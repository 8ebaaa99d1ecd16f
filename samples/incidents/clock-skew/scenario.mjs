import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The clock of the server is an hour behind, and it does not retry.',
  server: 'servers/assume-role.mjs',
  world: world({ clockSkewMs: 3_600_000 }),
  variables: () => ({ ASSUME: JSON.stringify({ stsOptions: { maxAttempts: 1 } }) }),
  calls: [{ tool: 'read' }],
}
