/** The scripts of action.yml, run by bash as a runner runs them, with the built command in npx's place. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { writeDeniedRun } from './denied-run.ts'

interface Step {
  id?: string
  run: string
  env: Record<string, string>
}
const action: { runs: { steps: Step[] }; inputs: Record<string, { default: string }> } = parse(
  readFileSync('action.yml', 'utf8'),
)

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-action-'))
  mkdirSync(join(cwd, 'bin'))
  command('npx', `shift 2; exec ${process.execPath} ${resolve('dist/cli.js')} "$@"`)
  writeDeniedRun(join(cwd, '.rolecall'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

function command(name: string, script: string): void {
  const file = join(cwd, 'bin', name)
  writeFileSync(file, `#!/bin/bash\n${script}\n`)
  chmodSync(file, 0o755)
}

function run(step: Step, env: Record<string, string>): { code: number | null; stdout: string; outputs: string } {
  const output = join(cwd, 'output')
  writeFileSync(output, '')
  const { status, stdout } = spawnSync('bash', ['-c', step.run], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(cwd, 'bin')}:${process.env.PATH}`,
      RUNNER_TEMP: cwd,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      ...env,
    },
  })
  return { code: status, stdout, outputs: readFileSync(output, 'utf8') }
}

const none = { PATHS: '', FORMATS: '', FAIL_ON: '', BASELINE: '', VERSION: 'latest' }
const [analyze, comment, exit] = action.runs.steps as [Step, Step, Step]

test('annotates, writes the files asked for, and passes the exit code on', () => {
  const { code, stdout, outputs } = run(analyze, { ...none, PATHS: '.rolecall', FORMATS: 'sarif=a.sarif junit=a.xml' })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^::error file=/)
  expect(outputs).toContain('exit-code=1\n')
  expect(readFileSync(join(cwd, 'rolecall.md'), 'utf8')).toContain('## ❌ rolecall')
  expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8')).version).toBe('2.1.0')
  expect(run(exit, { CODE: '1' }).code).toBe(1)
})

test('no input is taken for a command', () => {
  const evil = '$(touch pwned) ; touch pwned #'
  run(analyze, { ...none, PATHS: evil, FORMATS: evil, FAIL_ON: evil, BASELINE: evil })
  expect(execFileSync('ls', { cwd, encoding: 'utf8' })).not.toContain('pwned\n')
  for (const step of action.runs.steps) expect(step.run).not.toContain('${{')
})

test('the comment is made once, and then kept up to date', () => {
  writeFileSync(join(cwd, 'verdict.md'), '## verdict')
  const env = { GH_TOKEN: 'none', MARKDOWN: join(cwd, 'verdict.md'), REPOSITORY: 'o/r', NUMBER: '7' }
  const log = join(cwd, 'gh.log')
  command('gh', `echo "$*" >> ${log}`)
  expect(run(comment, env).code).toBe(0)
  expect(readFileSync(log, 'utf8')).toContain('--method POST repos/o/r/issues/7/comments')
  command('gh', `echo "$*" >> ${log}; case "$*" in *--paginate*) echo 42;; esac`)
  expect(run(comment, env).code).toBe(0)
  expect(readFileSync(log, 'utf8')).toContain('--method PATCH repos/o/r/issues/comments/42')
})
