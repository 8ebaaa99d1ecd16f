/** A start that fails leaves nothing behind: no listener, no wrapper, no folder, and the server answers. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readEvidence } from './evidence.ts'
import { NODES } from './nodes.ts'
import { REGISTER } from './server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-starts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One request to itself and back. */
const SERVE = `
  const http = require('node:http')
  const server = http.createServer((request, response) => response.end('served')).listen(0, '127.0.0.1', () =>
    http.get({ port: server.address().port, host: '127.0.0.1' }, (response) => {
      response.resume().on('end', () => { console.log(response.statusCode); server.close() })
    }))`
const LEFT = `
  const { channel } = require('node:diagnostics_channel')
  const names = ['http.server.request.start', 'http.client.request.start', 'http.client.request.created', 'http.client.response.finish',
    'net.client.socket', 'net.server.socket', 'undici:request:create', 'undici:request:error', 'http2.client.stream.created',
    'http2.server.stream.created', 'tracing:module.require:end']
  console.log(names.filter((name) => channel(name).hasSubscribers).join() || 'no listener')
  console.log(load === require('node:module')._load, process.listenerCount('exit'))`

function run(node: string, script: string, args: string[] = []) {
  const file = join(folder, 'main.cjs')
  writeFileSync(file, script)
  const env = { PATH: process.env['PATH'], ROLECALL_DIR: join(folder, 'evidence') }
  return spawnSync(node, ['--no-warnings', ...args, file], { encoding: 'utf8', env, cwd: folder })
}

test.each(NODES)('Node $major: a start that fails at its last step', ({ node }) => {
  const { stdout, stderr, status } = run(
    node,
    `const load = require('node:module')._load
     const { on } = process
     process.on = function (event, ...rest) {
       if (event === 'exit') throw new Error('not today')
       return on.call(this, event, ...rest)
     }
     require(${JSON.stringify(REGISTER)})
     process.on = on
     ${LEFT}
     ${SERVE}`,
  )
  expect(stderr).toBe('rolecall: could not start (not today); nothing is recorded in this process\n')
  expect(stdout).toBe('no listener\ntrue 0\n200\n')
  expect(status).toBe(0)
  expect(existsSync(join(folder, 'evidence'))).toBe(false)
})

test.each([
  ['a clock that throws', 'performance.now = () => { throw new Error("no clock") }', 'no clock'],
  ['no Buffer', 'delete globalThis.Buffer', 'Buffer is not defined'],
])('%s, before anything of it ran', (_, before, why) => {
  const { stdout, stderr } = run(
    process.execPath,
    `const load = require('node:module')._load
     ${before}
     require(${JSON.stringify(REGISTER)})
     ${LEFT}
     ${SERVE}`,
  )
  expect(stderr).toBe(`rolecall: could not start (${why}); nothing is recorded in this process\n`)
  expect(stdout).toBe('no listener\ntrue 0\n200\n')
})

test('fake timers of tests do not stop its clock', () => {
  const { stdout, stderr } = run(
    process.execPath,
    `require(${JSON.stringify(REGISTER)})
     performance.now = () => 0
     Date.now = () => 0
     ${SERVE}`,
  )
  expect({ stdout, stderr }).toEqual({ stdout: '200\n', stderr: '' })
  const [request] = readEvidence(join(folder, 'evidence')).spans
  expect(Math.abs(request!.start - Date.now())).toBeLessThan(3_600_000)
  rmSync(join(folder, 'evidence'), { recursive: true })
})

test('a runtime that lacks what is needed: one line, and nothing is done', () => {
  const { stdout, stderr } = run(
    process.execPath,
    `const load = require('node:module')._load
     Object.defineProperty(process, 'versions', { value: { ...process.versions, bun: '1.3.0' } })
     require(${JSON.stringify(REGISTER)})
     ${LEFT}
     ${SERVE}`,
  )
  expect(stderr).toBe('rolecall: could not start (Bun has not what this needs); nothing is recorded in this process\n')
  expect(stdout).toBe('no listener\ntrue 0\n200\n')
})

test.each(NODES.filter(({ major }) => major === 20))('under a policy it records', ({ node }) => {
  writeFileSync(
    join(folder, 'policy.json'),
    '{"resources":{},"scopes":{"file:":{"integrity":true,"dependencies":true}}}',
  )
  const { stdout, stderr, status } = run(node, SERVE, [
    `--experimental-policy=${join(folder, 'policy.json')}`,
    '--require',
    REGISTER,
  ])
  expect({ stdout, stderr, status }).toEqual({ stdout: '200\n', stderr: '', status: 0 })
  expect(existsSync(join(folder, 'evidence'))).toBe(true)
  rmSync(join(folder, 'evidence'), { recursive: true })
})
