/** `node --import rolecall` records nothing, and says so: the preload is rolecall/register. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

// The repository itself is the package of this name.
const stderrOf = (args: readonly string[], NODE_OPTIONS?: string) =>
  spawnSync(process.execPath, [...args, '--eval', 'import("rolecall")'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ROLECALL: 'off', ...(NODE_OPTIONS && { NODE_OPTIONS }) },
  }).stderr

test.each([[['--import', 'rolecall']], [['--import=rolecall']]])('the library as a preload: node %j', (args) => {
  expect(stderrOf(args)).toBe(
    'rolecall: nothing is recorded, as this is the library. The preload is --import rolecall/register\n',
  )
})

test('by NODE_OPTIONS, too; the preload itself and a program that uses the library hear nothing', () => {
  expect(stderrOf([], '--import rolecall')).toMatch(/^rolecall: nothing is recorded.*\n$/)
  expect(stderrOf([])).toBe('')
  expect(stderrOf(['--import', 'rolecall/register'])).toBe('')
})
