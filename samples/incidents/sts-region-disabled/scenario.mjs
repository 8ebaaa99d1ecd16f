import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'STS is switched off in the region that the server asks.',
  server: 'servers/assume-role.mjs',
  world: world({ disabledRegions: ['eu-south-2'] }),
  variables: () => ({ ASSUME: JSON.stringify({ stsOptions: { region: 'eu-south-2' } }) }),
  calls: [{ tool: 'read' }],
}
