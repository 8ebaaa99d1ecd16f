/** `inbound` is claimed of a process where whoever asks it is watched, and not where sockets in its own hand are. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readEvidence } from './evidence.ts'
import { REGISTER } from './server-process.ts'

const ASK = `
const http = require('node:http'), net = require('node:net')
const call = (then) => http.get(process.env.TARGET, (answer) => answer.resume().on('end', then))
const ask = (to, then) => {
  const socket = net.connect(to, () => socket.write('GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n'))
  socket.resume().on('close', then)
}
const site = http.createServer((request, response) => call(() => response.end('ok')))
const byHand = net.createServer((socket) => socket.once('data', () => call(() => socket.end('HTTP/1.1 200 OK\\r\\n\\r\\n'))))
// Another call, of whose record the coverage is renewed.
const end = () => call(() => process.exit(0))
`

async function inboundOf(program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-inbound-'))
  const target = createServer((_, response) => response.end('asked')).listen(0, '127.0.0.1')
  onTestFinished(() => {
    target.closeAllConnections()
    target.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await once(target, 'listening')
  const TARGET = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`
  const child = spawn(process.execPath, ['--require', REGISTER, '-e', `${ASK}${program}`], {
    cwd: folder,
    env: { ...process.env, TARGET, ROLECALL_DIR: folder },
  })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  const [coverage] = readEvidence(folder).coverage
  return [coverage!.watched.includes('inbound'), coverage!.unwatchedInbound]
}

test.each([
  ['a port', 'byHand.listen(0, () => ask(byHand.address().port, end))', /^\d+$/],
  ['a path', 'byHand.listen("./by-hand.sock", () => ask({ path: "./by-hand.sock" }, end))', /by-hand\.sock$/],
  [
    'a port beside one of HTTP',
    'site.listen(0, () => byHand.listen(0, () => ask(site.address().port, () => ask(byHand.address().port, end))))',
    /^\d+$/,
  ],
])('not claimed: %s', async (_, program, place) => {
  expect(await inboundOf(program)).toEqual([false, [expect.stringMatching(place)]])
})

test.each([
  ['HTTP', 'site.listen(0, () => ask(site.address().port, end))'],
  [
    'HTTP, knocked at',
    'site.listen(0, () => { const socket = net.connect(site.address().port, () => socket.end()); socket.resume().on("close", end) })',
  ],
  [
    'sockets that are handed to HTTP',
    'const front = net.createServer((socket) => site.emit("connection", socket)).listen(0, () => ask(front.address().port, end))',
  ],
])('claimed: %s', async (_, program) => {
  expect(await inboundOf(program)).toEqual([true, undefined])
})
