/** Where `npm run setup:clickhouse` puts a ClickHouse. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../coexistence/cache.mjs'

/** Exactly this: what is used of it is no documented interface. It brings ClickHouse 26.7.2. */
export const CHDB = 'chdb@3.4.0'
export const FOLDER = join(ROOT, '.cache', 'clickhouse', CHDB)

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']

/** Path of ClickHouse's library. */
export function library(): string {
  const platform = `${process.platform}-${process.arch}`
  if (!PLATFORMS.includes(platform))
    throw new Error(`${CHDB} holds no ClickHouse for ${platform}, only for ${PLATFORMS.join(', ')}`)
  const name = `@chdb/lib-${platform}${process.platform === 'linux' ? '-gnu' : ''}`
  const path = join(FOLDER, 'node_modules', name, 'libchdb.so')
  if (!existsSync(path)) throw new Error(`there is no ClickHouse to test with: npm run setup:clickhouse (${path})`)
  return path
}
