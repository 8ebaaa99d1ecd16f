import { READER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The claim is spelled awsRoleArn, the server looks for role_arn: all green, as itself.',
  server: 'servers/one-spelling.mjs',
  world: world(),
  calls: [
    { tool: 'read', claims: { role: undefined, awsRoleArn: READER } },
    { tool: 'list', claims: { role: undefined, awsRoleArn: READER }, results: 'items' },
  ],
}
