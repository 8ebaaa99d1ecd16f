/** A long analysis in a terminal, and in a pipe. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RUN, toolCall } from '../watch/spans.ts'
import { inTerminal, screenOf } from './pseudo-terminal.ts'
import { rolecall } from './run-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-progress-'))
  mkdirSync(join(folder, RUN))
  let lines = ''
  for (let nth = 0; nth < 8_000; nth++) lines += toolCall(nth, Date.now() - 60_000 + nth, nth % 1_000 === 0)
  writeFileSync(join(folder, RUN, 'spans.jsonl'), lines)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('in a terminal one line tells how much is read, how fast, and what is found; nothing of it is left', async () => {
  const terminal = inTerminal(['analyze', folder])
  // A refused call breaks its chain.
  expect(await terminal.closed).toBe(1)
  const output = terminal.output()
  expect(output).toMatch(/reading [█░]{20} \d+ % of [\d.]+ MB, [\d.]+ MB\/s/)
  expect(output).toMatch(/found 1 warning: S3 ListBuckets/)
  const left = screenOf(output)
  expect(left.join('\n')).not.toMatch(/reading |judging, /)
  expect(left[0]).toMatch(/^✗ /)
})

test('nothing in a pipe, nothing in CI', async () => {
  expect((await rolecall(['analyze', folder])).stderr).toBe('')
  const terminal = inTerminal(['analyze', folder], { CI: 'true' })
  await terminal.closed
  expect(terminal.output()).not.toContain('reading ')
})
