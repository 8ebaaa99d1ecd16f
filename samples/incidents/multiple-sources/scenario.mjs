import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allow, SERVER, world } from '../world.mjs'

const OTHER = 'arn:aws:iam::391827364550:user/ci'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'A profile and static keys are both set.',
  server: 'servers/default-chain.mjs',
  world: world({
    users: [
      { arn: SERVER, policy: allow('s3:*') },
      { arn: OTHER, policy: allow('s3:*') },
    ],
  }),
  variables: async (aws, home) => {
    await mkdir(join(home, '.aws'))
    const { accessKeyId, secretAccessKey } = aws.keysOf(OTHER)
    const file = `[ci]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
    await writeFile(join(home, '.aws/credentials'), file)
    return { AWS_PROFILE: 'ci' }
  },
  calls: [{ tool: 'read', claims: null }],
}
