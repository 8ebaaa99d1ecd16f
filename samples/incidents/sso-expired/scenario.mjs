import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { world } from '../world.mjs'

const START = 'https://acme.awsapps.com/start'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'The profile of a developer is mounted into the server; its SSO session is over.',
  server: 'servers/default-chain.mjs',
  world: world(),
  as: null,
  variables: async (_, home) => {
    await mkdir(join(home, '.aws/sso/cache'), { recursive: true })
    const config = `[profile dev]\nsso_start_url = ${START}\nsso_region = us-east-1\nsso_account_id = 391827364550\nsso_role_name = Developer\n`
    await writeFile(join(home, '.aws/config'), config)
    const token = { startUrl: START, region: 'us-east-1', accessToken: 'over', expiresAt: '2026-01-05T08:00:00Z' }
    const file = `${createHash('sha1').update(START).digest('hex')}.json`
    await writeFile(join(home, '.aws/sso/cache', file), JSON.stringify(token))
    return { AWS_PROFILE: 'dev' }
  },
  calls: [{ tool: 'read', claims: null }],
}
