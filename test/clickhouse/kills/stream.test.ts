/** What goes wrong after rows were sent. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cluster, startCluster } from '../cluster.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster({ shards: 1, replicas: 1 })
})
afterAll(() => cluster?.stop())

it('is thrown', async () => {
  const reader = await cluster.connect('analyst')
  let rows = 0
  const asking = async (): Promise<void> => {
    for await (const _ of reader.rows(
      'SELECT throwIf(number = 3000000) FROM numbers(4000000) SETTINGS max_threads = 1',
    ))
      rows++
  }
  await expect(asking()).rejects.toMatchObject({ code: 395 })
  expect(rows).toBeGreaterThan(0)
  await reader.close()
})
