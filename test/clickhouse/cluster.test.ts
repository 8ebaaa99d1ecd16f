/** The cluster that the other tests stand on: what it must do as a production one does. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/clickhouse/connect.ts'
import { CLUSTER, type Cluster, startCluster } from './cluster.ts'

let cluster: Cluster
let writer: Connection
beforeAll(async () => {
  cluster = await startCluster({ shards: 2, replicas: 2 })
  await cluster.everywhere('CREATE TABLE parts (id String, n UInt64) ENGINE = MergeTree ORDER BY id')
  await cluster.everywhere(
    `CREATE TABLE everything AS parts ENGINE = Distributed('${CLUSTER}', 'default', 'parts', cityHash64(id))`,
  )
  writer = await cluster.connect()
  await writer.insert(
    'everything',
    Array.from({ length: 1000 }, (_, n) => ({ id: `id ${n}`, n: String(2n ** 63n + BigInt(n)) })),
  )
})
afterAll(async () => {
  await writer?.close()
  await cluster?.stop()
})

const COUNT = 'SELECT toString(count()) AS count FROM everything'

it('spreads rows over shards, and copies them to replicas', async () => {
  const counts = await cluster.everywhere<{ count: string }>('SELECT toString(count()) AS count FROM parts')
  const [a, b, c, d] = counts.map(({ count }) => Number(count))
  expect(a).toBe(b)
  expect(c).toBe(d)
  expect(a! + c!).toBe(1000)
  expect(Math.min(a!, c!)).toBeGreaterThan(300)
})

it.each(['writer', 'reader', 'analyst'] as const)(
  '%s reads all, and what changes anything is refused',
  async (user) => {
    const connection = await cluster.connect(user)
    expect(await connection.all(COUNT)).toEqual([{ count: '1000' }])
    expect(connection.notes).toEqual([])
    expect(connection.readonly).toBe({ writer: 0, reader: 1, analyst: 2 }[user])
    await expect(connection.all('CREATE TABLE other (id String) ENGINE = Memory')).rejects.toMatchObject({ code: 164 })
    await connection.close()
  },
)

it('takes hostile text as parameters, and gives it back as it was', async () => {
  const hostile = `'; DROP TABLE parts; -- \\' " \` \n\t{x:String} %s`
  expect(
    await writer.all('SELECT {a:String} AS a, {b:Array(String)} AS b', { params: { a: hostile, b: [hostile] } }),
  ).toEqual([{ a: hostile, b: [hostile] }])
})

it('counts all while one replica of each shard is down, and refuses when a shard is', async () => {
  const [, replica, first, second] = cluster.servers
  await replica!.kill()
  await first!.kill()
  expect(await writer.all(COUNT)).toEqual([{ count: '1000' }])
  await second!.kill()
  await expect(writer.all(COUNT)).rejects.toMatchObject({ kind: 'shard' })
  await Promise.all([replica, first, second].map((server) => server!.start()))
  expect(await writer.all(COUNT)).toEqual([{ count: '1000' }])
})

it('refuses when a shard has stopped answering', async () => {
  const stuck = cluster.servers.slice(2)
  for (const server of stuck) server.pause()
  const asking = writer.all(`${COUNT} SETTINGS receive_timeout = 3, handshake_timeout_ms = 1000`)
  await expect(asking).rejects.toMatchObject({ kind: expect.stringMatching(/^(limit|shard)$/) })
  for (const server of stuck) server.resume()
})
