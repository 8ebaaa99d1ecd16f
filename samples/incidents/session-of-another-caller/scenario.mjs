import { READER, WRITER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A role for each tenant, whose session is kept by region: Globex is served as Acme.',
  server: 'servers/tenants.mjs',
  world: world(),
  variables: () => ({ ROLE_ACME: READER, ROLE_GLOBEX: WRITER, KEEP_BY: 'region' }),
  calls: [
    { tool: 'read', claims: { sub: 'alice', role: undefined, tenant: 'acme' } },
    { tool: 'read', claims: { sub: 'bob', role: undefined, tenant: 'globex' } },
  ],
}
