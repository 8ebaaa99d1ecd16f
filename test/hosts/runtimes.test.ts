/** Bun and Deno themselves: the server answers as without the preload, and what can't be watched is said in one line. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEvidence } from '../preload/evidence.ts'
import { REGISTER } from '../preload/server-process.ts'
import { type Kit, kit } from './kit.ts'
import { BUN, DENO, program } from './places.mjs'

let one: Kit
beforeEach(async () => {
  one = await kit()
})
afterEach(() => one.stop())

const SERVER = fileURLToPath(new URL('servers/reads.cjs', import.meta.url))

/** What the server printed, which ends when it has answered itself a request. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME } = process.env
  const child = spawn(command, args, { env: { PATH, HOME, ...one.env, ROLECALL_DIR: one.evidence, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (part) => {
    stdout += part
  })
  child.stderr.on('data', (part) => {
    stderr += part
  })
  const [code] = await once(child, 'close')
  return { code, stdout, lines: stderr.split('\n').filter((line) => line.startsWith('rolecall')) }
}

test('Bun: one line, and nothing is done', async () => {
  const { code, stdout, lines } = await run(program(BUN), ['--preload', REGISTER, SERVER])
  expect({ code, stdout }).toEqual({ code: 0, stdout: '200 AccessDenied\n' })
  expect(lines).toEqual([expect.stringMatching(/could not start \(Bun/)])
  expect(existsSync(one.evidence)).toBe(false)
})

test.each([['by --require'], ['by NODE_OPTIONS']])('Deno, %s: what asks AWS is recorded', async (how) => {
  const args = how === 'by --require' ? ['--require', REGISTER] : []
  const env = how === 'by --require' ? {} : { NODE_OPTIONS: `--require ${REGISTER}` }
  const { code, stdout, lines } = await run(program(DENO), ['run', '-A', ...args, SERVER], env)
  expect({ code, stdout, lines }).toEqual({ code: 0, stdout: '200 AccessDenied\n', lines: [] })
  const { spans } = readEvidence(one.evidence)
  expect(spans.some(({ at }) => at['rpc.method'] === 'GetObject' && at['rolecall.identity.kind'] === 'AKIA')).toBe(true)
})
