/** What answers by `fetch`, undici and `node:http` tell: keys they issue, errors they name; on each Node and each undici. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import { readEvidence, type Seen } from './evidence.ts'
import { NODES } from './nodes.ts'
import { call, SERVERS, startServer } from './server-process.ts'

const issued = (key: string) =>
  JSON.stringify({
    Credentials: {
      AccessKeyId: key,
      SecretKey: `canary-secret-of-${key}`,
      SessionToken: 'canary-token',
      Expiration: 4e9,
    },
  })
const big = Buffer.alloc(3 * 1024 * 1024, 'some more of it, AccessKeyId; ')
const ANSWERS: Readonly<Record<string, { status?: number; headers: Record<string, string>; body: Buffer }>> = {
  '/plain': { headers: { 'content-type': 'application/json' }, body: Buffer.from(issued('ASIAPLAINPLAINPLAINP')) },
  '/gzip': {
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(issued('ASIAGZIPGZIPGZIPGZIP')),
  },
  '/br': {
    headers: { 'content-type': 'application/json', 'content-encoding': 'br' },
    body: brotliCompressSync(issued('ASIABROTLIBROTLIBROT')),
  },
  // Says that it is compressed, and is not: undici fails, rolecall does not.
  '/lies': {
    headers: { 'content-type': 'text/plain', 'content-encoding': 'x-none' },
    body: Buffer.from('AccessKeyId'),
  },
  '/denied': {
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from('<Error><Code>SlowDown</Code><Message>too many</Message></Error>'),
  },
  '/big': { headers: { 'content-type': 'application/octet-stream' }, body: big },
  '/bigJson': { headers: { 'content-type': 'application/json' }, body: big },
}
const target = createServer((request, response) => {
  if (request.url === '/slow') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '6' })
    for (const i of [0, 1, 2, 3, 4, 5]) setTimeout(() => response.write(String(i)), i * 400)
    return
  }
  const { status, headers, body } = ANSWERS[request.url!]!
  response.writeHead(status ?? 200, headers)
  // In pieces, as it comes over a network.
  response.write(body.subarray(0, 20))
  setTimeout(() => response.end(body.subarray(20)), 10)
})
let TARGET: string
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-fetch-'))
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  TARGET = `http://127.0.0.1:${(target.address() as AddressInfo).port}`
})
afterAll(() => {
  target.closeAllConnections()
  target.close()
  rmSync(folder, { recursive: true, force: true })
})

const WAYS = [
  ['fetch', ''],
  ['http', ''],
  ['undici5', 'fetch'],
  ['undici5', 'request'],
  ['undici6', 'fetch'],
  ['undici6', 'request'],
  ['undici7', 'fetch'],
  ['undici7', 'request'],
] as const

describe.each(NODES)('Node $major', ({ node }) => {
  test.concurrent.each(WAYS)('%s %s', async (by, api) => {
    const evidence = mkdtempSync(join(folder, 'evidence-'))
    const args = [join(SERVERS, 'fetch.mjs')]
    const server = await startServer({ args, env: { TARGET }, node, evidence })
    const bare = await startServer({ args, env: { TARGET }, node })
    try {
      for (const path of [...Object.keys(ANSWERS), '/plain']) {
        const [seen, unseen] = await Promise.all(
          [server, bare].map(({ port }) => call(port, `${path}?by=${by}&api=${api}`)),
        )
        expect(seen).toEqual(unseen)
      }
      expect(JSON.parse((await call(server.port, `/big?by=${by}&api=${api}`))!.body).hash).toBe(
        createHash('sha256').update(big).digest('hex'),
      )
      // A body that flows is not called stalled while it does.
      const slow = call(server.port, `/slow?by=${by}&api=${api}`)
      await pause(1900)
      const flowing = readEvidence(evidence).spans.find(({ kind, at }) => kind === 3 && at[SEMCONV.urlPath] === '/slow')
      expect(flowing?.at[ROLECALL.body]).toBeUndefined()
      await slow
      const spans = await done(evidence)
      const at = (path: string) => spans.filter((span) => span.kind === 3 && span.at[SEMCONV.urlPath] === path)
      for (const span of at('/plain')) expect(span.at[ROLECALL.issuedKey]).toBe(fingerprintKey('ASIAPLAINPLAINPLAINP'))
      expect(at('/gzip')[0]?.at[ROLECALL.issuedKey]).toBe(fingerprintKey('ASIAGZIPGZIPGZIPGZIP'))
      expect(at('/br')[0]?.at[ROLECALL.issuedKey]).toBe(fingerprintKey('ASIABROTLIBROTLIBROT'))
      expect(at('/plain')[0]?.at[ROLECALL.issuedExpires]).toBe('2096-10-02T07:06:40.000Z')
      expect(at('/denied')[0]).toMatchObject({
        status: { code: 2, message: 'too many' },
        at: { [SEMCONV.errorType]: 'SlowDown' },
      })
      for (const path of ['/lies', '/big', '/bigJson']) expect(at(path)[0]?.at[ROLECALL.issuedKey]).toBeUndefined()
      expect(at('/big')[0]?.at[ROLECALL.body]).toBe('complete')
      const { coverage, text } = readEvidence(evidence)
      expect(coverage[0]?.notes).toEqual([])
      expect(text).not.toContain('canary')
    } finally {
      await server.stop('SIGKILL')
      await bare.stop('SIGKILL')
    }
  })
})

async function done(evidence: string): Promise<Seen[]> {
  let spans: Seen[] = []
  for (let tries = 0; tries < 100; tries++) {
    ;({ spans } = readEvidence(evidence))
    if (spans.length >= 20 && spans.every(({ end }) => end)) break
    await pause(50)
  }
  return spans
}
