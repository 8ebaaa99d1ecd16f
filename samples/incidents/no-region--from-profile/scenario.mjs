import { mkdir, writeFile } from 'node:fs/promises'
import { allow, READER, SERVER, trusts, world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'No variable names a region; the default profile does.',
  server: 'servers/assume-role.mjs',
  world: world({ roles: [{ arn: READER, trust: trusts(SERVER), policy: allow('s3:*') }] }),
  variables: async (_, home) => {
    await mkdir(`${home}/.aws`)
    await writeFile(`${home}/.aws/config`, '[default]\nregion = us-east-1\n')
    return { AWS_REGION: undefined }
  },
  calls: [{ tool: 'read' }],
}
