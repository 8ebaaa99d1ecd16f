/** HTTP/2, inbound by each API, over TLS and in the clear, and outbound before anything else, on each Node that is here. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import {
  type ClientHttp2Session,
  connect,
  constants,
  createSecureServer,
  createServer as createServer2,
  type Http2Server,
} from 'node:http2'
import { get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { isUnder, readEvidence, type Seen } from './evidence.ts'
import { NODES } from './nodes.ts'
import { SERVERS, type ServerProcess, startServer } from './server-process.ts'

const script = join(SERVERS, 'http2.mjs')
const ROLE = 'arn:aws:iam::391827364550:role/Reader'
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const bearer = `Bearer ${part({ alg: 'HS256' })}.${part({ iss: 'i', role: ROLE })}.c2lnbmF0dXJl`

let folder: string
let target: Server
let secure: Http2Server
let clear: Http2Server
/** Told of each request that arrives at either. */
let onArrival = (_path: string) => {}
const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-http2-'))
  const subject = [
    '-subj',
    '/CN=localhost',
    '-days',
    '2',
    '-nodes',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
  ]
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  execFileSync('openssl', ['req', '-x509', ...subject, ...files], { stdio: 'ignore' })
  target = createServer((request, response) => {
    if (request.url !== '/hang') response.end('called')
  })
  const key = readFileSync(join(folder, 'key.pem'))
  const cert = readFileSync(join(folder, 'cert.pem'))
  const answer = (request: { url: string }, response: { end(text: string): void }) => {
    onArrival(request.url)
    response.end('x')
  }
  secure = createSecureServer({ key, cert }, answer)
  clear = createServer2(answer)
  for (const one of [target, secure, clear]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  for (const one of [target, secure, clear]) one.close()
  target.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

const APIS = ['compat', 'stream', 'fastify', 'none'] as const
type Api = (typeof APIS)[number]
interface Running extends ServerProcess {
  session: ClientHttp2Session
  evidence: string
}

async function start(node: string, API: Api, tls: boolean, recorded = true, extra: NodeJS.ProcessEnv = {}) {
  const evidence = mkdtempSync(join(folder, 'evidence-'))
  const env = { API, TARGET: `http://127.0.0.1:${port(target)}`, ...(tls && { TLS: folder }), ...extra }
  const server = await startServer({ args: [script], env, node, ...(recorded && { evidence }) })
  const session = connect(`${tls ? 'https' : 'http'}://127.0.0.1:${server.port}`, { rejectUnauthorized: false })
  session.on('error', () => {})
  return { ...server, session, evidence }
}

interface Asked {
  body?: unknown
  /** Gives up after so many ms. */
  patience?: number
  headers?: Record<string, string>
}

/** What came back, but the moment of it. */
function ask({ session }: Running, path: string, { body, patience, headers }: Asked = {}) {
  return new Promise<{ status: unknown; headers: unknown; text: string; code: number | undefined }>((resolve) => {
    const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const stream = session.request({
      ':path': path,
      ':method': body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && json),
      ...headers,
    })
    let received: Record<string, unknown> = {}
    let text = ''
    stream.setEncoding('utf8')
    stream.on('response', ({ date: _, ...rest }) => {
      received = rest
    })
    stream.on('data', (chunk) => {
      text += chunk
    })
    stream.on('error', () => {})
    stream.on('close', () => resolve({ status: received[':status'], headers: received, text, code: stream.rstCode }))
    if (patience) setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), patience)
    stream.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const call = (name: string) => ({ jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name } })
/** All that every server is asked, one after another: what comes back must be the same with and without the preload. */
async function askAll(server: Running) {
  const answers = []
  answers.push(await ask(server, '/plain?secret=canary', { headers: { authorization: bearer } }))
  answers.push(await ask(server, '/posted', { body: { some: 'canary-body' } }))
  answers.push(await ask(server, '/calls'))
  answers.push(await ask(server, '/fail'))
  answers.push(await ask(server, '/refuse'))
  answers.push(await ask(server, '/mcp', { body: call('found'), headers: { authorization: bearer } }))
  answers.push(await ask(server, '/mcp', { body: call('flagged') }))
  answers.push(await ask(server, '/hang', { patience: 150 }))
  answers.push(...(await Promise.all([1, 2, 3, 4].map(() => ask(server, '/calls?together')))))
  return answers
}

async function spansOf(evidence: string, ready: (spans: Seen[]) => boolean): Promise<Seen[]> {
  let spans: Seen[] = []
  for (let tries = 0; tries < 100; tries++) {
    ;({ spans } = readEvidence(evidence))
    if (ready(spans)) break
    await pause(50)
  }
  return spans
}

const at = (spans: readonly Seen[], path: string) =>
  spans.filter((span) => span.kind === 2 && span.at[SEMCONV.urlPath] === path)

describe.each(NODES)('Node $major', ({ major, node }) => {
  describe.each([true, false])('TLS: %s', (tls) => {
    test.each(['compat', 'stream', 'fastify'] as const)('inbound by %s', async (api) => {
      const bare = await start(node, api, tls, false)
      const expected = await askAll(bare)
      bare.session.destroy()
      await bare.stop('SIGKILL')

      const server = await start(node, api, tls)
      expect(await askAll(server)).toEqual(expected)
      const spans = await spansOf(server.evidence, (all) => at(all, '/calls').filter(({ end }) => end).length === 5)
      server.session.destroy()
      await server.stop('SIGKILL')

      const [plain] = at(spans, '/plain')
      expect(plain?.at).toMatchObject({
        [SEMCONV.httpMethod]: 'GET',
        [SEMCONV.urlScheme]: tls ? 'https' : 'http',
        [SEMCONV.protocolVersion]: '2',
        [SEMCONV.httpStatus]: 200,
        [ROLECALL.responseFinished]: true,
        [ROLECALL.tokenRoleArn]: ROLE,
      })
      expect(plain?.at[ROLECALL.callerLeft]).toBeUndefined()
      expect(at(spans, '/fail')[0]).toMatchObject({ status: { code: 2 }, at: { [SEMCONV.httpStatus]: 500 } })
      const [refused] = at(spans, '/refuse')
      expect(refused?.at[SEMCONV.errorType]).toBe('REFUSED_STREAM')
      expect(refused?.at[ROLECALL.callerLeft]).toBeUndefined()
      const [left] = at(spans, '/hang')
      expect(left).toMatchObject({ events: [ROLECALL.callerLeft], at: { [ROLECALL.callerLeft]: 'disconnect' } })
      // Each stream of a session has its own work, also of those that run at once.
      for (const inbound of at(spans, '/calls'))
        expect(spans.filter((span) => span.kind === 3 && isUnder(spans, span, inbound))).toHaveLength(1)
      const tools = spans.filter((span) => span.at[SEMCONV.toolName])
      expect(
        tools.map((tool) => [tool.at[SEMCONV.toolName], tool.status.code ?? 0, tool.at[SEMCONV.errorType]]),
      ).toEqual([
        ['found', 0, undefined],
        ['flagged', 2, 'tool_error'],
      ])
      for (const tool of tools)
        expect(spans.filter((span) => span.kind === 3 && isUnder(spans, span, tool))).toHaveLength(1)
      const { coverage, text } = readEvidence(server.evidence)
      expect(coverage[0]?.watched).toContain('inbound-http2')
      expect(coverage[0]?.notes).toEqual([])
      expect(text).not.toContain('canary')
    })
  })

  test('a server without a listener answers as it does, and the caller leaves', async () => {
    const asked = async (recorded: boolean) => {
      const server = await start(node, 'none', false, recorded)
      const answer = await ask(server, '/nobody', { patience: 300 })
      const spans = recorded ? await spansOf(server.evidence, (all) => at(all, '/nobody').some(({ end }) => end)) : []
      server.session.destroy()
      await server.stop('SIGKILL')
      return { answer, spans }
    }
    const [bare, loaded] = [await asked(false), await asked(true)]
    expect(loaded.answer).toEqual(bare.answer)
    expect(at(loaded.spans, '/nobody')[0]?.at[ROLECALL.callerLeft]).toBe('disconnect')
  })

  test.each(['compat', 'stream'] as const)('what a handler of %s does when its caller left is its own', async (api) => {
    const server = await start(node, api, true)
    const left = ask(server, '/cleans-up', { patience: 300 })
    await pause(100)
    // Others come over the same connection meanwhile.
    await Promise.all([ask(server, '/calls'), ask(server, '/posted', { body: {} })])
    await left
    const cleanup = (all: Seen[]) => all.find(({ kind, at }) => kind === 3 && at[SEMCONV.urlPath] === '/cleanup')
    const spans = await spansOf(server.evidence, (all) => cleanup(all)?.end !== undefined)
    server.session.destroy()
    await server.stop('SIGKILL')
    expect(isUnder(spans, cleanup(spans)!, at(spans, '/cleans-up')[0]!)).toBe(true)
  })

  test('a caller whose connection goes', async () => {
    const server = await start(node, 'stream', true)
    void ask(server, '/hang', { headers: { authorization: bearer } })
    await spansOf(server.evidence, (all) => at(all, '/hang').length > 0)
    server.session.destroy()
    const spans = await spansOf(server.evidence, (all) => at(all, '/hang').some(({ end }) => end))
    await server.stop('SIGKILL')
    expect(at(spans, '/hang')[0]?.at[ROLECALL.callerLeft]).toBe('disconnect')
  })

  test.each(['clear', 'TLS'] as const)('an ES module that asks before anything else, %s', async (how) => {
    const TARGET2 = how === 'TLS' ? `https://127.0.0.1:${port(secure)}` : `http://127.0.0.1:${port(clear)}`
    const server = await start(node, 'compat', false, true, { EARLY: '1', TARGET2 })
    await ask(server, '/plain')
    const spans = await spansOf(server.evidence, (all) => at(all, '/plain').some(({ end }) => end))
    server.session.destroy()
    await server.stop('SIGKILL')
    const early = spans.filter((span) => span.kind === 3 && span.at[SEMCONV.urlPath] === '/early')
    // Node 20 gives no sign of it over TLS: docs/preload.md says so.
    expect(early.map((span) => span.at[SEMCONV.httpStatus])).toEqual(major === 20 && how === 'TLS' ? [] : [200])
  })

  test('a session that was there before; its requests are on disk before they leave', async () => {
    const TARGET2 = `https://127.0.0.1:${port(secure)}`
    const server = await start(node, 'stream', false, true, { TARGET2 })
    const known: string[] = []
    onArrival = (path) => {
      const there = readEvidence(server.evidence).spans.some(
        (span) => span.kind === 3 && span.at[SEMCONV.urlPath] === path,
      )
      if (there) known.push(path)
    }
    await ask(server, '/later')
    const spans = await spansOf(server.evidence, (all) => at(all, '/later').some(({ end }) => end))
    server.session.destroy()
    await server.stop('SIGKILL')
    expect(known).toEqual(['/later'])
    const [call] = spans.filter((span) => span.kind === 3)
    expect(isUnder(spans, call!, at(spans, '/later')[0]!)).toBe(true)
  })

  test('HTTP/1 on the same port is recorded as ever', async () => {
    const server = await start(node, 'compat', true)
    await new Promise((resolve) => {
      get(
        { host: '127.0.0.1', port: server.port, path: '/first', rejectUnauthorized: false, agent: false },
        (response) => response.resume().on('end', resolve),
      )
    })
    const spans = await spansOf(server.evidence, (all) => at(all, '/first').some(({ end }) => end))
    server.session.destroy()
    await server.stop('SIGKILL')
    expect(at(spans, '/first')).toHaveLength(1)
    expect(at(spans, '/first')[0]?.at).toMatchObject({ [SEMCONV.httpStatus]: 200, [SEMCONV.urlScheme]: 'https' })
  })
})
