/** The recipes of docs/ci.md, played as they are written in a project that has rolecall installed. */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectBesidePackage } from './installed.ts'
import { playSteps, type Step } from './play-workflow.ts'

const page = readFileSync('docs/ci.md', 'utf8')

/** The nth block of code below a heading. */
function block(heading: string, nth = 0): string {
  const section = page.split(/\n(?=## )/).find((one) => one.startsWith(`${heading}\n`))!
  return [...section.matchAll(/```\w+\n([\s\S]*?)```/g)][nth]![1]!
}

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

const firstBlock = /```sh\n([\s\S]*?)```/.exec(page)![1]!

let root: string
let cwd: string
let env: NodeJS.ProcessEnv
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rolecall-ci-'))
  cwd = projectBesidePackage(root, {
    name: 'p',
    scripts: { test: 'node test.cjs' },
    devDependencies: { rolecall: 'file:../rolecall' },
  })
  writeFileSync(join(cwd, 'test.cjs'), TEST)
  const { ROLECALL_DIR: _, NODE_OPTIONS: __, ...own } = process.env
  env = { ...own, RUNNER_TEMP: root, GITHUB_STEP_SUMMARY: join(root, 'summary.md'), npm_config_offline: 'true' }
  execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { cwd, env, stdio: 'pipe' })
})
afterEach(() => rmSync(root, { recursive: true }))

test('the GitHub recipe installs, records, and judges what it recorded and the results', () => {
  const { steps } = parse(block('## GitHub')) as { steps: Step[] }
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
  const { status, stderr } = spawnSync('bash', ['-c', firstBlock], { cwd, env, encoding: 'utf8' })
  expect(status, stderr).not.toBe(2)
  expect(readFileSync(join(root, 'summary.md'), 'utf8')).toContain('test-results/junit.xml')
  expect(readFileSync(join(cwd, 'rolecall.xml'), 'utf8')).toContain('<testsuites')
})

test('a problem matcher is named by its path, and the lines fit it', () => {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd, env, stdio: 'pipe' })
  const withRun = { ...env, NODE_OPTIONS: '--require rolecall/register' }
  spawnSync('npm', ['test'], { cwd, env: withRun })
  const { stdout } = spawnSync('bash', ['-c', block('## GitHub', 1)], { cwd, env, encoding: 'utf8' })
  const file = /^::add-matcher::(\S+)$/m.exec(stdout)![1]!.replace('node_modules/rolecall/', '')
  expect(JSON.parse(readFileSync(file, 'utf8')).problemMatcher[0].owner).toBe('rolecall')
})

interface Made {
  status: number | null
  output: string
}

/** As GitLab's runner does it: all lines in one shell, ended by the first that fails. */
function gitlab(): Made {
  const { script } = parse(block('## GitLab')).test
  return bash(['-eo', 'pipefail'], script.join('\n'))
}

/** As Azure's agent does it: a shell a step; behind a failed one only what says so. */
function azure(): Made {
  const made: Made = { status: 0, output: '' }
  for (const step of parse(block('## Azure Pipelines')).steps) {
    if (step.script === undefined || (made.status !== 0 && step.condition !== 'succeededOrFailed()')) continue
    const { status, output } = bash(['--noprofile', '--norc'], step.script, step.env)
    made.output += output
    made.status ||= status
  }
  return made
}

/** As Jenkins does it: `sh -xe` a step; what catchError holds may fail, and fails the build in the end. */
function jenkins(): Made {
  const made: Made = { status: 0, output: '' }
  const steps = /steps \{([\s\S]*?)\n {6}\}/.exec(block('## Jenkins'))![1]!
  for (const [, caught, , script] of steps.matchAll(/(catchError \{\s*)?sh (['"])(.*)\2/g)) {
    const { status, output } = bash(['-xe'], script!)
    made.output += output
    made.status ||= status
    if (status !== 0 && !caught) break
  }
  return made
}

function bash(options: readonly string[], script: string, more: NodeJS.ProcessEnv = {}): Made {
  const { status, stdout, stderr } = spawnSync('bash', [...options, '-c', script], {
    cwd,
    env: { ...env, ...more },
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

const PIPELINES: [string, () => Made, string[]][] = [
  ['GitLab', gitlab, ['gl-code-quality.json', 'rolecall.xml', 'rolecall.html', 'test-results/junit.xml']],
  ['Azure Pipelines', azure, ['rolecall.md', 'rolecall.xml', 'rolecall.html', 'test-results/junit.xml']],
  ['Jenkins', jenkins, ['rolecall.xml', 'rolecall.sarif', 'rolecall.html', 'test-results/junit.xml']],
]

describe.each(PIPELINES)('the recipe for %s', (name, play, files) => {
  test('installs, records, judges, and leaves what it publishes', () => {
    const { status, output } = play()
    // A server that calls no AWS: nothing to judge.
    expect(status, output).toBe(3)
    expect(readdirSync(join(cwd, '.rolecall'))).toHaveLength(1)
    for (const file of files) {
      expect(readFileSync(join(cwd, file), 'utf8').length, file).toBeGreaterThan(1)
      expect(block(`## ${name}`)).toContain(file.replace('/junit.xml', '/*.xml'))
    }
    expect(output).toContain('? ')
  })

  test('judges failed tests as well, and fails with them', () => {
    writeFileSync(join(cwd, 'test.cjs'), TEST.replace('answer.status === 200', 'false'))
    const { status, output } = play()
    expect(status, output).not.toBe(0)
    expect(readFileSync(join(cwd, 'rolecall.xml'), 'utf8')).toContain('<testsuites')
  })
})
