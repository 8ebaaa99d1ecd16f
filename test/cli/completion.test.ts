/** Each shell's script, loaded by that shell as its page says, and asked as Tab does. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formats } from '../../src/reporters/index.ts'
import { writeDeniedRun } from './denied-run.ts'
import { rolecall } from './run-cli.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-completion-'))
  symlinkSync(resolve('dist/cli.js'), join(cwd, 'rolecall'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

/** What bash offers behind these words, the last of which is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout: script } = await rolecall(['completion', 'bash'])
  const typed = words.map((word) => `'${word}'`).join(' ')
  const ask = `COMP_WORDS=(rolecall ${typed}); COMP_CWORD=${words.length}; _rolecall; printf '%s\\n' "\${COMPREPLY[@]}"`
  const env = { ...process.env, PATH: [cwd, process.env.PATH].join(delimiter) }
  const { stdout } = spawnSync('bash', ['-c', `${script}\n${ask}`], { cwd, encoding: 'utf8', env })
  return stdout.split('\n').filter(Boolean)
}

test('commands, options, rule ids, formats and runs', async () => {
  writeDeniedRun(join(cwd, '.rolecall'))
  expect(await offered('ana')).toEqual(['analyze'])
  expect(await offered('explain', 'role-arn-p')).toEqual(['role-arn-placeholder'])
  expect(await offered('analyze', '-f', '')).toEqual(formats)
  expect(await offered('analyze', '--min')).toEqual(['--min-confidence'])
  expect(await offered('analyze', '.rolecall/')).toEqual(['.rolecall/1763900000000-4242-ab12'])
})

test('values of options, options of each command; nothing that does not exist; behind two dashes files', async () => {
  expect(await offered('analyze', '--fail-on', '')).toEqual(['error', 'warning', 'none'])
  expect(await offered('analyze', '--min-confidence', 'h')).toEqual(['high'])
  // bash takes words apart at the sign.
  expect(await offered('analyze', '--fail-on', '=', '')).toEqual(['error', 'warning', 'none'])
  expect(await offered('analyze', '--fail-on', '=')).toEqual(['error', 'warning', 'none'])
  expect(await offered('diff', '--fail')).toEqual(['--fail-on'])
  expect(await offered('analyze', '--o')).toEqual(['--output', '--open'])
  expect(await offered('--fail')).toEqual(['--fail-on'])
  expect(await offered('schema', '')).toEqual(['clickhouse'])
  for (const words of [
    ['analyze', '--', ''],
    ['run', '--', ''],
    ['run', '--', 'analyze', '--f'],
    ['analyze', '-o', ''],
  ])
    expect(await offered(...words)).toEqual([])
})

/** @param words the last is being typed */
const ASK: Readonly<Record<string, (words: readonly string[]) => string[]>> = {
  // In a shell that nobody set up; what would be offered is printed.
  zsh: (words) => [
    '-f',
    '-c',
    `source ./script; print -- $_comps[rolecall]; compadd() { print -l -- $replies }; _files() { print no replies }
words=(rolecall ${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; _rolecall`,
  ],
  fish: (words) => ['--no-config', '-c', `source ./script; complete -C 'rolecall ${words.join(' ')}'`],
}

describe.each(Object.entries(ASK))('%s', (shell, ask) => {
  const isHere = spawnSync(shell, ['--version']).error === undefined
  test.skipIf(!isHere)('loads its script, and offers commands, rule ids, formats and runs', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    writeFileSync(join(cwd, 'script'), (await rolecall(['completion', shell])).stdout)
    const env = { HOME: cwd, PATH: [cwd, process.env.PATH].join(delimiter), TERM: 'dumb' }
    const offers = (...words: string[]) => {
      const { stdout, stderr } = spawnSync(shell, ask(words), { cwd, encoding: 'utf8', env })
      expect(stderr).toBe('')
      return stdout.split('\n')
    }
    expect(offers('ana')).toContain('analyze')
    expect(offers('explain', 'role-arn-p')).toContain('role-arn-placeholder')
    expect(offers('analyze', '-f', 's')).toContain('sarif')
    expect(offers('analyze', '.rolecall/')).toContain('.rolecall/1763900000000-4242-ab12')
    expect(offers('analyze', '--fail-on', '')).toContain('warning')
    expect(offers('analyze', '--fail-on=')).toContain('--fail-on=warning')
    expect(offers('analyze', '--o')).toContain('--output')
    expect(offers('analyze', '--o')).not.toContain('--o')
    expect(offers('run', '--', 'a').join()).not.toContain('analyze')
    if (shell === 'fish') {
      expect(offers('explain', '').join()).not.toContain('script')
      expect(offers('analyze', 'scr').join()).toContain('script')
    }
    if (shell === 'zsh') expect(offers('ana')).toContain('_rolecall')
  })
})

test('each shell has its script; another one is told which there are', async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    expect((await rolecall(['completion', shell])).stdout).toContain('rolecall --complete')
  const { code, stderr } = await rolecall(['completion', 'tcsh'])
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('rolecall completion takes bash, zsh or fish, and got "tcsh"'),
  ])
})
