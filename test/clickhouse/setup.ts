/**
 * npm run setup:clickhouse: a ClickHouse server into `.cache/clickhouse`, from npm's registry (566 MB), started once to see that
 * it runs. Needs python3, whose standard library starts it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { install } from '../coexistence/cache.mjs'
import { startCluster } from './cluster.ts'
import { CHDB, FOLDER, library } from './places.ts'

function fail(why: string): never {
  console.error(`NO CLICKHOUSE: ${why}`)
  process.exit(1)
}

if (spawnSync('python3', ['-c', 'import ctypes']).status !== 0)
  fail('python3 with ctypes starts the server, and is not here: install Python 3')
if (!existsSync(FOLDER) && !install(FOLDER, [CHDB])) fail(`${CHDB} could not be installed from npm’s registry`)
try {
  library()
  const cluster = await startCluster({ shards: 1, replicas: 1 })
  const [row] = await cluster.everywhere<{ version: string }>('SELECT version() AS version')
  console.log(`ClickHouse ${row?.version} answers`)
  await cluster.stop()
} catch (error) {
  fail(`${(error as Error).message}. It is in ${FOLDER}; removing that installs it anew.`)
}
