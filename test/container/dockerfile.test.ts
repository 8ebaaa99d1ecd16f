/**
 * The Dockerfile without a daemon: its steps are played in folders that stand for the file systems of its stages, and the command that it
 * installs judges a recorded run.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { afterAll, beforeAll, expect, test } from 'vitest'

interface Stage {
  root: string
  folder: string
  user: string
  entrypoint: string[]
}

let base: string
const stages = new Map<string, Stage>()
let last: Stage

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'rolecall-image-'))
  const instructions = readFileSync('Dockerfile', 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
  for (const line of instructions) {
    const [word, ...rest] = line.split(' ')
    play(word!, rest)
  }
}, 600_000)
afterAll(() => rmSync(base, { recursive: true, force: true }))

function play(word: string, rest: string[]): void {
  if (word === 'FROM') {
    expect(rest[0]).toMatch(/^node:\d+/)
    const name = rest[1] === 'AS' ? rest[2]! : String(stages.size)
    last = { root: join(base, name), folder: '/', user: 'root', entrypoint: [] }
    mkdirSync(join(last.root, 'tmp'), { recursive: true })
    stages.set(name, last)
  } else if (word === 'WORKDIR') {
    last.folder = rest[0]!
    mkdirSync(join(last.root, last.folder), { recursive: true })
  } else if (word === 'USER') last.user = rest[0]!
  else if (word === 'ENTRYPOINT') last.entrypoint = JSON.parse(rest.join(' '))
  else if (word === 'RUN') run(rest.join(' '))
  else if (word === 'COPY') copy(rest)
  else throw new Error(`the Dockerfile says ${word}, which this test does not play`)
}

/** Absolute paths are those of the stage. */
function run(script: string): void {
  const own = script.replace(/(?<=\s)\/(?=\w)/g, `${last.root}/`)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', own], {
    cwd: join(last.root, last.folder),
    encoding: 'utf8',
    env: { ...clean(), npm_config_prefix: join(last.root, 'usr/local'), npm_config_prefer_offline: 'true' },
  })
  expect(status, stdout + stderr).toBe(0)
}

function copy(rest: string[]): void {
  const from = /^--from=(.*)$/.exec(rest[0]!)?.[1]
  const [what, to] = rest.slice(from ? 1 : 0) as [string, string]
  const target = join(last.root, to.startsWith('/') ? to : join(last.folder, to))
  if (from) {
    const files = globSync(join(stages.get(from)!.root, what))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) cpSync(file, join(target, file.split('/').at(-1)!))
    return
  }
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean)
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  for (const file of tracked.split('\n').filter(Boolean)) {
    if (ignored.some((one) => file === one || file.startsWith(`${one}/`))) continue
    mkdirSync(dirname(join(target, file)), { recursive: true })
    cpSync(file, join(target, file))
  }
}

/** Without what the test's own npm told it. */
function clean(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$/.test(name)))
}

test('the image runs the command as nobody of importance, on evidence that is mounted', () => {
  expect([last.user, last.folder]).toEqual(['node', '/work'])
  cpSync('samples/placeholder-role/inputs', join(last.root, 'work/inputs'), { recursive: true })
  const [command, ...args] = last.entrypoint
  const { status, stdout, stderr } = spawnSync(command!, [...args, 'analyze', 'inputs'], {
    cwd: join(last.root, 'work'),
    encoding: 'utf8',
    env: { ...clean(), PATH: [join(last.root, 'usr/local/bin'), process.env.PATH].join(delimiter) },
  })
  expect(status, stderr).toBe(1)
  expect(stdout).toMatch(/^✗ 11 of 12 passing tests ran as user\/mcp-dev/)
})

test('nothing of the build is left but the package', () => {
  expect(globSync('**/*.tgz', { cwd: last.root, absolute: true, ignore: ['**/node_modules/**'] })).toEqual([])
  expect(stages.size).toBe(2)
})
