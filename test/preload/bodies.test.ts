/** What becomes of answers' bodies: S3's to blame, the reader's, or nobody's; by HTTP/1 and HTTP/2. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createServer2 } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { readEvidence, type Seen } from './evidence.ts'
import { call, SERVERS, type ServerProcess, startServer } from './server-process.ts'

interface Answer {
  write(chunk: Buffer): unknown
  end(): unknown
}

const CHUNK = Buffer.alloc(4096)
/** Path → how its body comes. */
const BODIES: Readonly<Record<string, (answer: Answer) => unknown>> = {
  '/long': (answer) => answer.write(Buffer.alloc(4 * 1024 * 1024)),
  '/half': (answer) => answer.write(CHUNK),
  '/flowing': async (answer) => {
    for (let i = 0; i < 25; i++) {
      answer.write(CHUNK)
      await pause(100)
    }
    answer.end()
  },
  '/resumed': async (answer) => {
    answer.write(CHUNK)
    await pause(2600)
    answer.end()
  },
}

let folder: string
let server: ServerProcess
const target = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  BODIES[request.url!]!(response)
})
const target2 = createServer2((request, response) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  if (request.url === '/cut') {
    response.write(CHUNK)
    setTimeout(() => response.stream.session?.destroy(), 30)
  } else BODIES[request.url!]!(response)
})
const port = (one: { address(): unknown }) => (one.address() as AddressInfo).port

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-bodies-'))
  for (const one of [target, target2]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  server = await startServer({
    args: [join(SERVERS, 'bodies.mjs')],
    env: { HTTP1: `http://127.0.0.1:${port(target)}`, HTTP2: `http://127.0.0.1:${port(target2)}` },
    evidence: folder,
  })
})
afterAll(async () => {
  await server.stop('SIGKILL')
  target.closeAllConnections()
  target.close()
  target2.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The outbound span of a request that the server makes for `path`, given up after `patience`. */
async function outbound(path: string, ready: (span: Seen) => boolean, patience = 2600): Promise<Seen> {
  const answered = call(server.port, path, { patience })
  let found: Seen | undefined
  for (let tries = 0; tries < 120 && !(found && ready(found)); tries++) {
    const { spans } = readEvidence(folder)
    const inbound = spans.find((span) => span.kind === 2 && span.at[S.urlPath] === path)
    found = inbound && spans.find((span) => span.kind === 3 && span.traceId === inbound.traceId)
    await pause(50)
  }
  await answered
  expect(found && ready(found)).toBe(true)
  return found!
}

describe.each(['http1', 'http2'])('%s', (protocol) => {
  test('one that stopped to come is stalled', async () => {
    const span = await outbound(`/${protocol}/read/half`, ({ at }) => at[R.body] !== undefined)
    expect(span.end).toBeUndefined()
    expect(span.at).toMatchObject({ [S.httpStatus]: 200, [R.waitingFor]: 'body', [R.body]: 'stalled' })
    expect(span.at[R.timeBody]).toBeLessThan(500)
  })

  test('one that nobody reads on is unread', async () => {
    const span = await outbound(`/${protocol}/leave/long`, ({ at }) => at[R.body] !== undefined)
    expect(span.end).toBeUndefined()
    expect(span.at).toMatchObject({ [S.httpStatus]: 200, [R.waitingFor]: 'reader', [R.body]: 'unread' })
  })

  test('one that comes is known to come while it does', async () => {
    const path = `/${protocol}/read/flowing`
    const open = await outbound(path, ({ at, end }) => end === undefined && at[S.httpStatus] !== undefined)
    expect(open.at[R.body]).toBeUndefined()
    expect(open.at[R.waitingFor]).toBeUndefined()
    const over = await outbound(path, ({ end }) => end !== undefined)
    expect(over.at[R.body]).toBe('complete')
    expect(over.at[R.timeStalled]).toBeUndefined()
  })

  test('one that stood still for a while and then came says for how long', async () => {
    const span = await outbound(`/${protocol}/read/resumed`, ({ end }) => end !== undefined)
    expect(span.at[R.body]).toBe('complete')
    expect(span.at[R.timeStalled]).toBeGreaterThan(700)
    expect(span.at[R.timeStalled]).toBeLessThan(2700)
  })
})

describe('http2', () => {
  test('a body that its connection was lost with is not complete', async () => {
    const span = await outbound('/http2/read/cut', ({ end }) => end !== undefined)
    expect(span.at).toMatchObject({ [S.httpStatus]: 200, [R.body]: 'aborted' })
    expect(span.status.code).toBe(2)
  })

  test('a peer that speaks something else gives no answer', async () => {
    const span = await outbound('/foreign/read/half', ({ end }) => end !== undefined)
    expect(span.at[S.httpStatus]).toBeUndefined()
    expect(span.at[R.body]).toBeUndefined()
    expect(span.at[S.errorType]).toMatch(/^ERR_HTTP2_/)
  })
})
