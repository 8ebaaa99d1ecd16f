/** The recipes of docs/ci.md, played as they are written in a project that has rolecall installed. */

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { playSteps, type Step } from './play-workflow.ts'

const blocks = [...readFileSync('docs/ci.md', 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)]
const block = (language: string) => blocks.find(([, one]) => one === language)![2]!

/** A server of its own that its test asks; results as the recipe expects them. */
const TEST = `
const http = require('node:http')
const fs = require('node:fs')
const server = http.createServer((_, response) => response.end('ok')).listen(0, async () => {
  const answer = await fetch('http://127.0.0.1:' + server.address().port + '/health')
  fs.mkdirSync('test-results', { recursive: true })
  fs.writeFileSync('test-results/junit.xml', '<testsuites><testsuite name="s"><testcase name="health" time="0.1"/></testsuite></testsuites>')
  server.close()
  server.closeAllConnections()
  process.exitCode = answer.status === 200 ? 0 : 1
})
`

let root: string
let cwd: string
let env: NodeJS.ProcessEnv
/** The package as npm would install it, but its dependencies: those are found from this checkout. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rolecall-ci-'))
  const installed = join(root, 'rolecall')
  cwd = join(root, 'project')
  mkdirSync(join(installed, 'dist'), { recursive: true })
  mkdirSync(cwd)
  const { name, version, bin, exports } = JSON.parse(readFileSync('package.json', 'utf8'))
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ name, version, bin, exports, type: 'module' }))
  cpSync('action.yml', join(installed, 'action.yml'))
  cpSync('dist/register.cjs', join(installed, 'dist/register.cjs'))
  const cli = JSON.stringify(new URL(`file://${resolve('dist/cli.js')}`).href)
  writeFileSync(join(installed, 'dist/cli.js'), `#!/usr/bin/env node\nawait import(${cli})\n`, { mode: 0o755 })
  writeFileSync(
    join(cwd, 'package.json'),
    JSON.stringify({
      name: 'p',
      scripts: { test: 'node test.cjs' },
      devDependencies: { rolecall: 'file:../rolecall' },
    }),
  )
  writeFileSync(join(cwd, 'test.cjs'), TEST)
  const { ROLECALL_DIR: _, NODE_OPTIONS: __, ...own } = process.env
  env = { ...own, RUNNER_TEMP: root, GITHUB_STEP_SUMMARY: join(root, 'summary.md'), npm_config_offline: 'true' }
  execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { cwd, env, stdio: 'pipe' })
})
afterEach(() => rmSync(root, { recursive: true }))

test('the GitHub recipe installs, records, and judges what it recorded and the results', () => {
  const { steps } = parse(block('yaml')) as { steps: Step[] }
  const played = playSteps(steps, { cwd, env, github: { event_name: 'push', token: 'none' } })
  expect(played.codes.slice(0, 2), played.output).toEqual([0, 0])
  expect(readdirSync(join(cwd, '.rolecall'))).toHaveLength(1)
  const sarif = JSON.parse(readFileSync(join(cwd, 'rolecall.sarif'), 'utf8'))
  expect(sarif.runs[0].tool.driver.name).toBe('rolecall')
  const summary = readFileSync(join(root, 'summary.md'), 'utf8')
  expect(summary).toMatch(/\.rolecall\/\S+\/spans\.jsonl/)
  expect(summary).toContain('test-results/junit.xml')
})

test('so do the two lines at the top, for any pipeline', () => {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd, env, stdio: 'pipe' })
  const { status, stderr } = spawnSync('bash', ['-c', block('sh')], { cwd, env, encoding: 'utf8' })
  expect(status, stderr).not.toBe(2)
  expect(readFileSync(join(root, 'summary.md'), 'utf8')).toContain('test-results/junit.xml')
  expect(readFileSync(join(cwd, 'rolecall.xml'), 'utf8')).toContain('<testsuites')
})
