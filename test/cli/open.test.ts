/** With a browser that notes what it is asked to show. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rolecall } from './run-cli.ts'

const inputs = resolve('samples/placeholder-role/inputs')
let cwd: string
let env: NodeJS.ProcessEnv
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-open-'))
  const browser = join(cwd, 'browser')
  writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > '${cwd}/part' && mv '${cwd}/part' '${cwd}/shown'\n`)
  chmodSync(browser, 0o755)
  env = { BROWSER: browser, TMPDIR: cwd }
})
afterEach(() => rmSync(cwd, { recursive: true }))

/** The browser works on by itself. */
async function shown(): Promise<string> {
  await expect.poll(() => existsSync(join(cwd, 'shown'))).toBe(true)
  return readFileSync(fileURLToPath(readFileSync(join(cwd, 'shown'), 'utf8')), 'utf8')
}

test('open shows the HTML report, and is no failure', async () => {
  const { code, stdout, stderr } = await rolecall(['open', inputs], { cwd, env })
  expect([code, stdout, stderr]).toEqual([0, '', expect.stringMatching(/^opened \S+report\.html\n$/)])
  expect(await shown()).toContain('<title>rolecall: 11 of 12 passing tests')
})

test('analyze --open says the verdict as well, and keeps the file that was asked for', async () => {
  const { code, stdout } = await rolecall(['analyze', inputs, '--open', '-f', 'terminal', '-f', 'html=r.html'], {
    cwd,
    env,
  })
  expect(code).toBe(1)
  expect(stdout).toMatch(/^✗ 11 of 12/)
  expect(await shown()).toBe(readFileSync(join(cwd, 'r.html'), 'utf8'))
})

test.each([
  ['no browser', { BROWSER: '', CI: 'true' }],
  ['one that is not there', { BROWSER: '/nowhere/browser' }],
])('%s: the path is printed', async (_, more) => {
  const { code, stderr } = await rolecall(['open', inputs, '-o', 'r.html'], { cwd, env: { ...env, ...more } })
  expect([code, stderr]).toEqual([0, 'The report is r.html: no browser was found to open it.\n'])
  expect(existsSync(join(cwd, 'r.html'))).toBe(true)
})
