/** Tests ask their own server, and expect that it turns strangers away: recorded at both ends, it is no failure of anybody. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { REGISTER, SERVERS, startServer } from './server-process.ts'

let evidence: string
beforeEach(() => {
  evidence = mkdtempSync(join(tmpdir(), 'rolecall-ends-'))
})
afterEach(() => rmSync(evidence, { recursive: true }))

const SCRIPT = join(SERVERS, 'asks-itself.mjs')

function runTests(env: NodeJS.ProcessEnv = {}): void {
  const { PATH } = process.env
  execFileSync(process.execPath, ['--require', REGISTER, SCRIPT], { env: { PATH, ROLECALL_DIR: evidence, ...env } })
}

async function judged() {
  const report = await analyze([evidence], { allRuns: true })
  const loud = report.findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId)
  return { loud, toolCalls: report.toolCalls.map(({ tool }) => tool).sort() }
}

test('in one process, also beside a request that it is still serving', async () => {
  runTests()
  expect(await judged()).toEqual({ loud: [], toolCalls: ['GET /files', 'GET /slow'] })
})

test('in two, each recorded', async () => {
  const server = await startServer({ args: [SCRIPT], env: { SERVES: '1' }, evidence })
  runTests({ ASKED: `http://127.0.0.1:${server.port}` })
  await server.stop()
  expect(await judged()).toEqual({ loud: [], toolCalls: ['GET /files', 'GET /slow'] })
})

test('a server that was not recorded is another service', async () => {
  const server = await startServer({ args: [SCRIPT], env: { SERVES: '1' } })
  runTests({ ASKED: `http://127.0.0.1:${server.port}` })
  await server.stop()
  expect((await judged()).loud).toEqual(['downstream-unauthorized'])
})
