import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rolecall } from './run-cli.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-run-'))
  // One request to itself, so that there is something to record.
  writeFileSync(
    join(cwd, 'server.mjs'),
    `import http from 'node:http'
const server = http.createServer((_, res) => res.end('ok')).listen(0, '127.0.0.1', async () => {
  await (await fetch('http://127.0.0.1:' + server.address().port)).text()
  console.log(JSON.stringify(process.argv.slice(2)))
  process.exitCode = Number(process.argv[2] ?? 0)
  server.close()
  server.closeAllConnections()
})
`,
  )
})
afterAll(() => rmSync(cwd, { recursive: true }))

/** What an SDK with client-side monitoring does when a call ends; then the program ends at once. */
const MONITORED = `
const { AWS_CSM_ENABLED, AWS_CSM_HOST, AWS_CSM_PORT, AWS_CSM_CLIENT_ID: ClientId } = process.env
console.log([AWS_CSM_ENABLED, ClientId].join())
const base = { Version: 1, ClientId, Service: 'S3', Api: 'ListBuckets', Timestamp: Date.now(), Region: 'us-east-1' }
const socket = require('node:dgram').createSocket('udp4')
const send = (event, then) => socket.send(JSON.stringify({ ...base, ...event }), AWS_CSM_PORT, AWS_CSM_HOST, then)
if (AWS_CSM_HOST)
  send({ Type: 'ApiCallAttempt', AccessKey: 'ASIAY3VPWARCTDVQNN3U', SessionToken: 'IQoJsecret', HttpStatusCode: 403, AwsException: 'AccessDenied' }, () =>
    send({ Type: 'ApiCall', AttemptCount: 1, Latency: 12, FinalHttpStatusCode: 403, FinalAwsException: 'AccessDenied' }, () => process.exit()))
`

test('runs the command with the preload, its output untouched, and tells the verdict on standard error', async () => {
  const { code, stdout, stderr } = await rolecall(['run', '--', process.execPath, 'server.mjs', '0', '--port=1'], {
    cwd,
  })
  expect(stdout).toBe('["0","--port=1"]\n')
  expect(stderr).toContain('No AWS call was seen in 1 request:')
  expect(stderr).toMatch(/read +3 files, \d+ records/)
  expect(code).toBe(3)
})

test('AWS calls of a program in any language are recorded where its SDK can be monitored, without secrets', async () => {
  const dir = join(cwd, 'monitored')
  const env = { ROLECALL_DIR: dir }
  const { code, stdout, stderr } = await rolecall(['run', '--', process.execPath, '-e', MONITORED], { cwd, env })
  expect(stdout).toBe('true,node\n')
  expect(stderr).toContain('S3 ListBuckets on the resource was denied to ASIA…NN3U')
  // The command's own is 0: the verdict's.
  expect(code).toBe(1)
  const written = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'))
  expect(written.join('')).toContain('"SessionToken":"[redacted]"')
  expect(written.join('')).not.toMatch(/IQoJ|ASIAY3/)
})

test('what monitors already goes on to', async () => {
  const { stdout } = await rolecall(['run', '--', process.execPath, '-e', MONITORED], {
    cwd,
    env: { AWS_CSM_ENABLED: 'false', AWS_CSM_CLIENT_ID: 'mine' },
  })
  expect(stdout).toBe('false,mine\n')
})

test('of a program that nothing was recorded of, nothing is claimed', async () => {
  const { code, stderr } = await rolecall(['run', '--', 'true'], { cwd, env: { ROLECALL_DIR: join(cwd, 'empty') } })
  expect(stderr).toContain('does not say that there was no call')
  expect(code).toBe(0)
})

test("the command's own failure is passed on", async () => {
  expect((await rolecall(['run', '--', process.execPath, 'server.mjs', '7'], { cwd })).code).toBe(7)
})

test('no command, or one that is not there, is a mistake that is named', async () => {
  expect(await rolecall(['run'], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('rolecall run -- node'),
  })
  expect(await rolecall(['run', '--', 'no-such-command'], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Cannot run no-such-command'),
  })
})
