/** Code that was taken out of its package, as a bundler or a container's build does, ends: it looks for the package no further than the root. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

test('what was bundled analyzes, and says of which command it lacks files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-alone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync('dist', folder, { recursive: true, filter: (file) => !file.endsWith('.map') })
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(folder, 'cli.js'), ...args], { encoding: 'utf8', timeout: 30_000 })
  const story = 'samples/placeholder-role/inputs'
  const analyzed = run('analyze', story, '-f', 'json')
  expect(analyzed.status).toBe(1)
  expect(JSON.parse(analyzed.stdout).summary.headline).toContain('role/TestRole')
  const recorded = run('run', '--', process.execPath, '--version')
  expect(recorded.signal).toBe(null)
  expect(recorded.stderr).toContain('which lies in no package')
})
