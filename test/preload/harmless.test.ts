/** The preload's manners: what a server does, says and leaves behind is the same with it as without. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROLECALL } from '../../src/model/attributes.ts'
import { removed } from '../removed.ts'
import { readEvidence } from './evidence.ts'
import { call, REGISTER, SERVERS, type ServerOptions, type ServerProcess, startServer } from './server-process.ts'

let folder: string
let evidence: string
const servers: ServerProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-harmless-'))
  evidence = join(folder, 'evidence')
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(script: string, options: Partial<ServerOptions> = {}): Promise<ServerProcess> {
  const server = await startServer({ args: [join(SERVERS, script)], env: {}, ...options })
  servers.push(server)
  return server
}

describe('endings', () => {
  test.each(['none', 'exit', 'throw', 'rejection', 'sigterm'])(
    '%s: same exit code, signal and error output',
    (ENDING) => {
      const run = (preload: string[]) => {
        const env = { PATH: process.env['PATH'], ENDING, ROLECALL_DIR: evidence }
        const { status, signal, stderr, stdout } = spawnSync(
          process.execPath,
          ['--no-warnings', ...preload, join(SERVERS, 'ending.mjs')],
          { env, encoding: 'utf8', timeout: 20_000 },
        )
        // Frames of the preload's wrappers stand in an error's trace; what the error says may not change.
        return {
          status,
          signal,
          stdout,
          stderr: stderr
            .split('\n')
            .filter((line) => !/^\s+at |^\s*\.\.\. |^file:|^Node\.js|^node:/.test(line))
            .join('\n'),
        }
      }
      expect(run(['--require', REGISTER])).toEqual(run([]))
      expect(readEvidence(evidence).spans.length).toBeGreaterThan(0)
    },
  )

  test('no listener on signals, no global, nothing on stdout', () => {
    const script = `
      const signals = process.eventNames().filter((name) => /^SIG/.test(String(name)))
      process.stdout.write(JSON.stringify({ signals, globals: Object.getOwnPropertyNames(globalThis).length, symbols: Object.getOwnPropertySymbols(globalThis).length, env: Object.keys(process.env).length }))`
    const run = (preload: string[]) =>
      spawnSync(process.execPath, [...preload, '-e', script], { env: {}, cwd: folder, encoding: 'utf8' })
    const [bare, loaded] = [run([]), run(['--require', REGISTER])]
    expect(loaded.stdout).toBe(bare.stdout)
    expect(loaded.stderr).toBe('')
  })

  test('a script that records nothing leaves no folder', () => {
    spawnSync(process.execPath, ['--require', REGISTER, '-e', '0'], { env: { ROLECALL_DIR: evidence } })
    expect(readEvidence(evidence).folders).toEqual([])
  })
})

describe('disks', () => {
  const warnings = (server: ServerProcess) =>
    server
      .stderr()
      .split('\n')
      .filter((line) => line.startsWith('rolecall: '))

  test('a folder that cannot be made: one warning, all requests served', async () => {
    writeFileSync(evidence, 'a file where the folder should be')
    const server = await start('echo.mjs', { evidence })
    for (let i = 0; i < 5; i++) expect((await call(server.port, '/'))?.status).toBe(200)
    expect(warnings(server)).toHaveLength(1)
    expect(warnings(server)[0]).toContain('ENOTDIR')
  })

  test('a full disk: one warning, all requests served', async () => {
    const server = await start('full-disk.mjs', { evidence })
    for (let i = 0; i < 5; i++) expect((await call(server.port, '/'))?.body).toBe('served')
    expect(warnings(server)).toHaveLength(1)
    expect(warnings(server)[0]).toContain('ENOSPC')
  })

  test('a folder removed under way: one warning, recording goes on', async () => {
    const server = await start('echo.mjs', { evidence })
    await call(server.port, '/before')
    await removed(evidence)
    // Keeps a request open, so that the process looks after its files.
    const held = connect(server.port, '127.0.0.1').on('error', () => {})
    held.write('POST /held HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n')
    for (let tries = 0; tries < 100 && readEvidence(evidence).folders.length === 0; tries++) await pause(50)
    await call(server.port, '/after')
    held.destroy()
    expect(readEvidence(evidence).spans.map((span) => span.name)).toEqual(
      expect.arrayContaining(['POST /held', 'GET /after']),
    )
    expect(warnings(server)).toHaveLength(1)
  })

  test('a cap: oldest records go, open ones stay, the loss is counted', async () => {
    const cap = 0.1
    const server = await start('echo.mjs', { evidence, env: { ROLECALL_MAX_MB: String(cap) } })
    const held = connect(server.port, '127.0.0.1').on('error', () => {})
    held.write('POST /held HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n')
    for (let i = 0; i < 400; i++) await call(server.port, `/${i}`)
    // The last answer may arrive before its request is recorded as over.
    const over = () => readEvidence(evidence).spans.some((span) => span.name === 'GET /399' && span.end !== undefined)
    for (let tries = 0; tries < 100 && !over(); tries++) await pause(50)
    await server.stop('SIGKILL')
    held.destroy()
    const { spans, coverage, folders } = readEvidence(evidence)
    const path = join(evidence, folders[0]!)
    const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
    expect(bytes).toBeLessThan(cap * 1024 * 1024 * 1.1)
    expect(spans.filter((span) => span.end === undefined).map((span) => span.name)).toEqual(['POST /held'])
    expect(spans.some((span) => span.name === 'GET /399')).toBe(true)
    expect(coverage[0]?.spans.dropped).toBeGreaterThan(100)
  })
})

test('two loads, by two paths, are one', async () => {
  const copy = join(folder, 'other.cjs')
  copyFileSync(REGISTER, copy)
  const server = await start('echo.mjs', {
    evidence,
    args: ['--require', copy, '--import', join(REGISTER, '../register.mjs'), join(SERVERS, 'echo.mjs')],
  })
  await call(server.port, '/once')
  expect(readEvidence(evidence).spans.map((span) => span.name)).toEqual(['GET /once'])
})

test('switched off, it does nothing', async () => {
  const server = await start('echo.mjs', { evidence, env: { ROLECALL_DISABLED: '1' } })
  await call(server.port, '/')
  expect(readEvidence(evidence).folders).toEqual([])
})

describe('globals that are gone', () => {
  test.each(['removed', 'faked'])('%s after the start: the same answers, the same records', async (GONE) => {
    const target = createServer((_, response) => response.end('data'))
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
    const TARGET = `http://127.0.0.1:${(target.address() as AddressInfo).port}`
    const body = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'read' } }
    const told = async (gone: string) => {
      const at = join(folder, `evidence-${gone}`)
      const server = await start('globals-gone.mjs', { env: { TARGET, GONE: gone }, evidence: at })
      const headers = { authorization: `Bearer ${'s3cret'.repeat(8)}` }
      const answers = [
        await call(server.port, '/a?b=c', { headers }),
        await call(server.port, '/mcp', { headers, body }),
      ]
      const over = () => readEvidence(at).spans.filter(({ end }) => end !== undefined).length === 5
      for (let tries = 0; tries < 100 && !over(); tries++) await pause(50)
      await server.stop('SIGTERM')
      expect(server.stderr()).toBe('')
      const { spans, coverage } = readEvidence(at)
      expect(coverage.flatMap(({ notes }) => notes)).toEqual([])
      const recorded = spans.map(({ name, kind, end, at: { 'network.peer.port': _, ...attributes } }) => ({
        ...{ name, kind, over: end !== undefined },
        names: Object.keys(attributes)
          .filter((attribute) => attribute !== ROLECALL.eventLoopDelay)
          .sort(),
      }))
      return { answers, recorded: recorded.sort((one, other) => one.name.localeCompare(other.name)) }
    }
    try {
      const [as, found] = [await told(''), await told(GONE)]
      expect(as.recorded.map(({ name }) => name)).toEqual(['GET', 'GET', 'GET /a', 'POST /mcp', 'tools/call read'])
      expect(found).toEqual(as)
    } finally {
      target.closeAllConnections()
      target.close()
    }
  })
})

describe('bad input', () => {
  const long = 'x'.repeat(8000)
  const requests: Record<string, string> = {
    'garbage in Authorization': 'GET / HTTP/1.1\r\nhost: x\r\nauthorization: \x01\xff;;,=  \r\n\r\n',
    'an Authorization of one long word': `GET / HTTP/1.1\r\nhost: x\r\nauthorization: ${long}\r\n\r\n`,
    'a bearer that is almost a JWT': 'GET / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer eyJhbGciOi.eyJ.@@\r\n\r\n',
    'a token of deeply nested claims': `GET / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer e30.${Buffer.from(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`).toString('base64url')}.s\r\n\r\n`,
    'headers set twice':
      'GET / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer a\r\nauthorization: Bearer b\r\nmcp-session-id: 1\r\nmcp-session-id: 2\r\ntraceparent: zz\r\n\r\n',
    'headers beyond the limit': `GET / HTTP/1.1\r\nhost: x\r\nx-large: ${long.repeat(4)}\r\n\r\n`,
    'a broken MCP message': post('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":'),
    'an MCP message of odd types': post(
      '[{"jsonrpc":"2.0","id":{},"method":"tools/call","params":7},null,3,{"method":"tools/call","id":1,"params":{"name":{}}}]',
    ),
    'a body that is not UTF-8': post('\xff\xfe tools/call \x00'),
    'a path of bad escapes': 'GET /%zz%00?X-Amz-Signature=%zz HTTP/1.1\r\nhost: x\r\n\r\n',
    'no HTTP at all': 'hello\r\n\r\n',
  }

  function post(body: string): string {
    return `POST /mcp HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  }

  test('inbound: the same answers, byte for byte', async () => {
    const [bare, loaded] = [await start('echo.mjs'), await start('echo.mjs', { evidence })]
    for (const [what, text] of Object.entries(requests)) {
      const [expected, found] = [await raw(bare.port, text), await raw(loaded.port, text)]
      expect(found, what).toBe(expected)
    }
    expect(loaded.stderr()).toBe('')
    const { coverage, spans } = readEvidence(evidence)
    expect(coverage.flatMap(({ notes }) => notes)).toEqual([])
    expect(spans.filter((span) => span.at[ROLECALL.tokenMalformed]).length).toBeGreaterThanOrEqual(2)
  })

  test('outbound: the same bytes arrive', async () => {
    const target = createServer((request: IncomingMessage, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        const headers = request.rawHeaders.filter((_, i, all) => all[i & ~1] !== 'host')
        response.end(JSON.stringify([request.method, request.url, headers, body]))
      })
    })
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
    const env = { TARGET: `http://127.0.0.1:${(target.address() as AddressInfo).port}` }
    try {
      const [bare, loaded] = [await start('outbound.mjs', { env }), await start('outbound.mjs', { env, evidence })]
      const [expected, found] = [await call(bare.port, '/'), await call(loaded.port, '/')]
      expect(found?.body).toBe(expected?.body)
      expect(loaded.stderr()).toBe('')
      const { coverage, spans } = readEvidence(evidence)
      expect(coverage.flatMap(({ notes }) => notes)).toEqual([])
      expect(spans.filter((span) => span.kind === 3 && span.end !== undefined)).toHaveLength(9)
    } finally {
      target.closeAllConnections()
      target.close()
    }
  })
})

/** Sends bytes on a connection of its own; gives what comes back, without what changes from second to second. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (part) => {
      answer += part.toString('latin1')
      if (/\r\n\r\n.*(\}|\r\n0\r\n\r\n)$/s.test(answer)) socket.destroy()
    })
    socket.on('close', () => resolve(answer.replace(/^Date: .*\r\n/m, '')))
    socket.on('error', reject)
    socket.write(Buffer.from(text, 'latin1'))
  })
}
