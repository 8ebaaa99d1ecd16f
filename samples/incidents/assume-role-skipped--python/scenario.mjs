import { READER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A Python server looks for role_arn, the claim is spelled awsRoleArn: all green, as itself.',
  server: 'servers/python/reading.py',
  world: world(),
  variables: () => ({ CLAIM: 'role_arn' }),
  calls: [
    { tool: 'read', claims: { role: undefined, awsRoleArn: READER } },
    { tool: 'list', claims: { role: undefined, awsRoleArn: READER }, results: 'items' },
  ],
}
