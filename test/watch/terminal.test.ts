/** A watch as its user sees it: a screen of 80 columns, or lines on a pipe. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTerminal, screenOf } from '../cli/pseudo-terminal.ts'
import { rolecall } from '../cli/run-cli.ts'
import { RUN, toolCall } from './spans.ts'
import { startWatch } from './start-watch.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-watch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function record(...lines: string[]): void {
  mkdirSync(join(folder, RUN), { recursive: true })
  appendFileSync(join(folder, RUN, 'spans.jsonl'), lines.join(''))
}

test('one screen, drawn over itself within 80 columns; Ctrl-C leaves the verdict and nothing else', async () => {
  const terminal = inTerminal(['watch', folder])
  const screen = () => screenOf(terminal.output()).join('\n')
  await expect.poll(screen).toContain('nothing is there yet')
  record(toolCall(1, Date.now() - 60_000), toolCall(2, Date.now() - 60_000, true))
  await expect.poll(screen).toMatch(/✗ access-denied S3 ListBuckets/)
  expect(screen().match(/rolecall watch/g)).toHaveLength(1)
  expect(Math.max(...screenOf(terminal.output()).map((line) => line.length))).toBeLessThanOrEqual(80)
  terminal.type('\x03')
  expect(await terminal.closed).toBe(1)
  expect(screen()).not.toContain('rolecall watch ')
  expect(screen()).toContain('2 tool calls · 1 error')
})

test('on a pipe plain lines: no order to a terminal, each event once', async () => {
  const { ROLECALL_DIR: _, FORCE_COLOR: __, ...env } = process.env
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'watch', folder], { env })
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  const closed = once(child, 'close')
  await expect.poll(() => output).toContain('watching ')
  record(toolCall(1, Date.now() - 60_000, true))
  await expect.poll(() => output).toMatch(/^\d\d:\d\d:\d\d ✗ access-denied S3 ListBuckets/m)
  child.kill('SIGTERM')
  expect(await closed).toEqual([1, null])
  expect(output).not.toContain('\x1b')
  expect(output.match(/✗ access-denied/g)).toHaveLength(1)
  expect(output).toContain('1 tool call · 1 error')
})

test('a path that is not there is named, and what is waited for', async () => {
  const terminal = inTerminal(['watch', folder, join(folder, 'nosuch')])
  await expect
    .poll(() => screenOf(terminal.output()).join(' ').replace(/\s+/g, ' '))
    .toMatch(/nosuch is not there yet: waiting until it is written/)
  terminal.type('\x03')
  await terminal.closed
  const { ROLECALL_DIR: _, FORCE_COLOR: __, ...env } = process.env
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'watch', 'nosuch'], { env })
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  const closed = once(child, 'close')
  await expect.poll(() => output).toContain('nosuch is not there yet: waiting until it is written')
  child.kill('SIGINT')
  expect(await closed).toEqual([3, null])
})

test('wrong usage is told as everywhere', async () => {
  const { code, stderr } = await rolecall(['watch', '-f', 'html'])
  expect(code).toBe(2)
  expect(stderr).toContain('terminal')
})

test('nor do events for programs begin without a word about it', async () => {
  const watching = startWatch([join(folder, 'nosuch')])
  await expect.poll(watching.stderr).toMatch(/^rolecall: \S+nosuch is not there yet: waiting until it is written/)
  const { verdict } = await watching.end()
  expect(watching.events).toEqual([verdict])
})
