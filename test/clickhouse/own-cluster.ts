/** A cluster and a folder of its own for a file of tests, and how its tables over all shards are reached. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Cluster, startCluster, type User } from './cluster.ts'

export interface OwnCluster {
  readonly cluster: Cluster
  /** Where files of the tests go. */
  readonly folder: string
  /** The address of the tables over all shards; the user's password goes by this process's variable. */
  urlOf(database: string, user?: User): string
  /** Rows into the spans of all shards, each list in an insert of its own. */
  insert(database: string, ...lists: (readonly object[])[]): Promise<void>
}

export function ownCluster(): OwnCluster {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-clickhouse-'))
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(async () => {
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    get cluster() {
      return cluster
    },
    urlOf(database, user = 'analyst') {
      process.env['CLICKHOUSE_PASSWORD'] = cluster.env(user)['CLICKHOUSE_PASSWORD']
      return `${cluster.url(user, database)}?traces=otel_traces_all&logs=otel_logs_all`
    },
    async insert(database, ...lists) {
      const writer = await cluster.connect('writer', database)
      try {
        for (const rows of lists) await writer.insert('otel_traces_all', rows)
      } finally {
        await writer.close()
      }
    },
  }
}
