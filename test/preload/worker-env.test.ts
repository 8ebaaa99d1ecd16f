/** Workers that get an environment of their own: they are recorded where they can be, and else nothing is claimed of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analyze } from '../../src/index.ts'
import { SEMCONV } from '../../src/model/attributes.ts'
import { readEvidence } from './evidence.ts'
import { call, REGISTER, SERVERS, type ServerProcess, startServer } from './server-process.ts'

const target = createServer((_, response) => response.end('asked'))
let folder: string
let server: ServerProcess | undefined

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-worker-env-'))
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await server?.stop('SIGKILL')
  target.closeAllConnections()
  await new Promise((resolve) => target.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const env = () => ({ TARGET: `http://127.0.0.1:${(target.address() as AddressInfo).port}/asked` })

test('with the preload among its arguments, it records into the folder of its process', async () => {
  const evidence = join(folder, 'evidence')
  server = await startServer({ args: [join(SERVERS, 'worker-env.mjs')], env: env(), evidence })
  await call(server.port, '/first')
  expect((await call(server.port, '/'))?.body).toBe('asked')
  const seen = readEvidence(evidence)
  expect(seen.folders).toHaveLength(1)
  const outbound = seen.spans.filter((span) => span.kind === 3 && span.at[SEMCONV.urlPath] === '/asked')
  expect(outbound).toHaveLength(2)
  expect(seen.coverage.map(({ unwatched }) => unwatched)).toEqual([undefined, undefined])
})

test('without the preload, no absence is claimed of its process', async () => {
  const evidence = join(folder, 'evidence')
  server = await startServer({
    args: [join(SERVERS, 'worker-env.mjs')],
    env: { ...env(), NODE_OPTIONS: `--require ${REGISTER}`, ROLECALL_DIR: evidence },
  })
  const ask = () =>
    call(server!.port, '/mcp', { body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read' } } })
  const unwatched = () => readEvidence(evidence).coverage.map((record) => record.unwatched)
  // It is given the time that a Worker takes to start.
  for (let tries = 0; tries < 60 && unwatched()[0] === undefined; tries++) {
    await ask()
    await pause(100)
  }
  expect(unwatched()).toEqual([1])
  const report = await analyze([evidence])
  expect(report.suspects.find(({ suspect }) => suspect === 'evidence')?.verdict).not.toBe('cleared')
  expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
})
