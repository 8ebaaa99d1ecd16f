import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

test('runs the command with the preload, its output untouched, and tells the verdict on standard error', async () => {
  const { code, stdout, stderr } = await rolecall(['run', '--', process.execPath, 'server.mjs', '0', '--port=1'], {
    cwd,
  })
  expect(stdout).toBe('["0","--port=1"]\n')
  expect(stderr).toContain('Nothing found')
  expect(stderr).toContain('rolecall spans')
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
