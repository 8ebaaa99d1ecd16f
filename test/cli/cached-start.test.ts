/** The code of earlier starts makes a start quicker, and nothing else: not where it is missing, damaged, or can't be written. */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const RUN = resolve('samples/healthy/inputs')
let root: string
let folder: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rolecall-cached-'))
  for (const name of ['docs', 'node_modules']) symlinkSync(resolve(name), join(root, name))
  cpSync('package.json', join(root, 'package.json'))
  cpSync('dist', join(root, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.code') })
  folder = join(root, 'dist/.code')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function start(args = ['analyze', RUN], env: NodeJS.ProcessEnv = {}): string {
  return execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
}

function kept(): string[] {
  return readdirSync(folder).map((name) => join(folder, name))
}

test('an analysis keeps its code, and the next start runs from it', () => {
  start(['--help'])
  expect(() => kept()).toThrow()
  const first = start()
  const [file, ...others] = kept()
  expect(others).toEqual([])
  const { ino } = statSync(file!)
  expect(start()).toBe(first)
  expect(start(['--help'])).toContain('rolecall analyze')
  expect(kept()).toEqual([file])
  expect(statSync(file!).ino).toBe(ino)
})

test('what is imported only where it is needed is found from there too', () => {
  const archive = join(root, 'evidence.tar')
  execFileSync('tar', ['-cf', archive, '-C', join(RUN, '..'), 'inputs'])
  const [first, second] = [start(['analyze', archive]), start(['analyze', archive])]
  expect(kept().length).toBe(1)
  expect(second).toBe(first)
  expect(second).not.toMatch(/broken tar/)
})

test.each([
  [
    'changed',
    (file: string) => {
      const code = readFileSync(file)
      const at = code.length >> 1
      code[at] = code[at]! ^ 16
      writeFileSync(file, code)
    },
  ],
  ['cut', (file: string) => truncateSync(file, statSync(file).size >> 1)],
  ['empty', (file: string) => truncateSync(file, 0)],
])('code that is %s is made anew', (_, damage) => {
  const first = start()
  const [file = ''] = kept()
  damage(file)
  const damaged = readFileSync(file)
  expect(start()).toBe(first)
  expect(kept()).toEqual([file])
  expect(readFileSync(file).equals(damaged)).toBe(false)
  expect(start()).toBe(first)
})

test('where the code can not be kept all is as ever', () => {
  const first = start(undefined, { NODE_DISABLE_COMPILE_CACHE: '1' })
  expect(() => kept()).toThrow()
  writeFileSync(folder, 'no folder')
  expect(start()).toBe(first)
  expect(readFileSync(folder, 'utf8')).toBe('no folder')
})

test('only of some Nodes code is kept', () => {
  start()
  const [own = ''] = kept()
  for (let i = 0; i < 9; i++) writeFileSync(join(folder, `command-OTHER${i}-1`), '')
  rmSync(own)
  start()
  expect(kept()).toHaveLength(4)
  expect(kept()).toContain(own)
})
