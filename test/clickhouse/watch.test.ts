/** A watch of tables, as real processes: each finding is written once, whatever happens to who writes it. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { CLI, ended, FIRST, run, told, watchedCluster } from './watching.ts'

const LATER = 'samples/second-token-missing/inputs'
const { on, addressOf, loaded, watch, written, isAllJudged } = watchedCluster()

let expected: string[]
it('writes each finding once, and goes on where it was', async () => {
  await on().cluster.createTables('plain')
  await loaded('plain', FIRST)
  const first = watch('plain')
  await expect.poll(() => isAllJudged('plain')).toBe(true)
  expect(await ended(first.child, 'SIGINT')).toBe(1)
  expected = await written('plain')
  expect(expected.length).toBeGreaterThan(1)
  expect(new Set(expected).size).toBe(expected.length)
  expect(told(first.events)).toEqual(expected)
  const second = watch('plain')
  await expect.poll(() => second.events.some(({ type }) => type === 'watching')).toBe(true)
  // Spans that come late, into a window that was judged.
  const before = second.events.length
  await loaded('plain', [LATER])
  await expect.poll(() => isAllJudged('plain')).toBe(true)
  await expect.poll(() => second.events.length).toBeGreaterThan(before)
  expect(await ended(second.child, 'SIGINT')).toBe(1)
  const all = await written('plain')
  expect(new Set(all).size).toBe(all.length)
  expect(told(second.events)).toEqual(all.filter((one) => !expected.includes(one)))
  expect(told(second.events).length).toBeGreaterThan(0)
})

it('writes each finding once, of two who watch the same', async () => {
  await on().cluster.createTables('two')
  await loaded('two', FIRST)
  const both = [watch('two'), watch('two')]
  await expect.poll(() => isAllJudged('two')).toBe(true)
  for (const { child } of both) await ended(child, 'SIGINT')
  expect(await written('two')).toEqual(expected)
  expect(both.flatMap(({ events }) => told(events)).sort()).toEqual(expected)
})

it('tells a webhook of each, however often it refuses, and says nothing of its address', async () => {
  await on().cluster.createTables('hook')
  await loaded('hook', FIRST)
  const got: { fingerprint: string; text: string }[] = []
  let refusals = 4
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      if (refusals-- > 0) return response.writeHead(503).end()
      got.push(JSON.parse(body))
      return response.end('ok')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.env['HOOK'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0P/S3CRET`
  const { child, events, output } = watch('hook', '--notify', 'env:HOOK')
  const wanted = await expectTold('hook')
  await expect.poll(() => got.map(({ fingerprint }) => fingerprint).sort()).toEqual(await wanted())
  expect((await wanted()).length).toBeGreaterThan(0)
  expect(got[0]!.text).toMatch(/\w/)
  expect(events.some(({ says }) => says?.includes('answered 503'))).toBe(true)
  await ended(child, 'SIGINT')
  expect(output()).not.toMatch(/S3CRET|secret-of/)
  // Told is told: another watch has nothing to add.
  const before = got.length
  const second = watch('hook', '--notify', 'env:HOOK')
  await expect.poll(() => second.events.length).toBeGreaterThan(0)
  await ended(second.child, 'SIGINT')
  expect(got.length).toBe(before)
  server.close()
})

async function expectTold(database: string): Promise<() => Promise<string[]>> {
  await expect.poll(() => isAllJudged(database)).toBe(true)
  return async () => {
    const rows = await on().writer.all<{ f: string }>(
      `SELECT Fingerprint AS f FROM ${database}.rolecall_findings_all WHERE Severity != 'info' AND CausedBy = '' ORDER BY f`,
    )
    return rows.map(({ f }) => f)
  }
}

it('judges nothing while a shard is down, says so, and goes on when it is back', async () => {
  await on().cluster.createTables('shard')
  await loaded('shard', FIRST)
  const lost = on().cluster.servers[1]!
  await lost.kill()
  const { child, events } = watch('shard')
  await expect.poll(() => events.some(({ type, says }) => type === 'trouble' && /shard/.test(says!))).toBe(true)
  expect(told(events)).toEqual([])
  await lost.start()
  await expect.poll(() => isAllJudged('shard').catch(() => false)).toBe(true)
  await ended(child, 'SIGINT')
  expect(await written('shard')).toEqual(expected)
})

it.each([
  ['reader', /read-only/],
  ['analyst', /read-only/],
] as const)('refuses %s, who cannot write', async (user, words) => {
  const url = addressOf('plain').replace('writer@', `${user}@`)
  const failed = await run(process.execPath, [CLI, 'watch', url], { env: on().cluster.env(user) }).catch(
    (error) => error,
  )
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringMatching(words) })
})
