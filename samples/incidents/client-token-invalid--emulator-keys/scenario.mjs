import { allow, SERVER, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'An emulator with its usual keys, `test` and `test`, which it accepts.',
  server: 'servers/assume-role.mjs',
  world: world({
    users: [{ arn: SERVER, accessKeyId: 'test', secretAccessKey: 'test', policy: allow(['sts:AssumeRole', 's3:*']) }],
  }),
  calls: [{ tool: 'read' }],
}
