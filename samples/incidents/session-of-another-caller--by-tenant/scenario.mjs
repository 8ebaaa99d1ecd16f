import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A role for each tenant, whose session is kept by tenant.',
  server: 'servers/tenants.mjs',
  world: world(),
  variables: () => ({ ROLE_ACME: READER, ROLE_GLOBEX: WRITER, KEEP_BY: 'tenant' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: undefined, tenant: 'acme' } },
    { tool: 'read', claims: { sub: 'bob', role: undefined, tenant: 'globex' } },
  ],
}
