/** How a process ended stands in its coverage, and nothing of it is changed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { REGISTER } from './server-process.ts'

const CALL = `require('node:http').get('http://127.0.0.1:9/').on('error', end)
`

test.each([
  ['its own end', '', 0, { code: 0 }],
  ['process.exit', 'process.exit(3)', 3, { code: 3 }],
  ['exitCode', 'process.exitCode = 4', 4, { code: 4 }],
  ['an error that nobody caught', 'throw new RangeError("no bucket")', 1, { code: 1, error: 'RangeError' }],
  ['a promise that nobody caught', 'Promise.reject(new TypeError("no bucket"))', 1, { code: 1, error: 'TypeError' }],
  [
    'a listener that keeps it alive',
    'process.on("uncaughtException", () => {}); throw new Error("no")',
    0,
    { code: 0 },
  ],
])('%s', (_, end, status, exit) => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-ends-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'main.cjs')
  writeFileSync(file, `${CALL}function end() { ${end} }`)
  const ran = (args: string[]) =>
    spawnSync(process.execPath, [...args, file], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ROLECALL_DIR: join(folder, 'evidence') },
    })
  const bare = ran([])
  const watched = ran(['--require', REGISTER])
  expect(watched).toMatchObject({ status, signal: null, stderr: bare.stderr })
  const [run] = readdirSync(join(folder, 'evidence'))
  expect(JSON.parse(readFileSync(join(folder, 'evidence', run!, 'coverage.json'), 'utf8')).exit).toEqual(exit)
})
