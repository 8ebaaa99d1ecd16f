import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeDeniedRun } from './denied-run.ts'
import { rolecall } from './run-cli.ts'

const START = 1_763_900_000_000
let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-runs-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

test('runs: newest first, with the verdict; without one, what records one', async () => {
  expect((await rolecall(['runs'], { cwd })).stdout).toContain('No run in .rolecall. `rolecall run --')
  for (let i = 0; i < 11; i++) writeDeniedRun(join(cwd, '.rolecall'), START + i * 60_000)
  const { code, stdout } = await rolecall(['runs'], { cwd })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^✗ \.rolecall\/1763900600000-4242-ab12 2025-11-23 12:23:20 UTC, 1 s\n {2}\S/)
  expect(stdout).toContain('and 1 older (rolecall runs --all)')
  const all = JSON.parse((await rolecall(['runs', '--all', '--json'], { cwd })).stdout)
  expect(all).toHaveLength(11)
  expect(all[10]).toMatchObject({ path: `.rolecall/${START}-4242-ab12`, verdict: 'error', durationMs: 1000 })
})

test('clean: keeps the newest, whatever is no run, and what is being written', async () => {
  const folder = join(cwd, '.rolecall')
  for (let i = 0; i < 5; i++) writeDeniedRun(folder, START + i * 60_000)
  mkdirSync(join(folder, 'notes'))
  writeFileSync(join(folder, 'report.html'), '')
  const lively = join(folder, `${START - 60_000}-1-0000`)
  mkdirSync(lively)
  writeFileSync(join(lively, 'open.jsonl'), '')
  const dry = await rolecall(['clean', '--keep', '2', '--dry-run'], { cwd })
  expect(dry.stdout.match(/would remove/g)).toHaveLength(3)
  expect(readdirSync(folder)).toHaveLength(8)
  await rolecall(['clean', '--keep', '2'], { cwd })
  expect(readdirSync(folder).sort()).toEqual(
    [
      `${START - 60_000}-1-0000`,
      `${START + 180_000}-4242-ab12`,
      `${START + 240_000}-4242-ab12`,
      'notes',
      'report.html',
    ].sort(),
  )
  expect((await rolecall(['clean', '--keep', '2'], { cwd })).stdout).toContain(
    'Nothing to remove: .rolecall holds 3 runs',
  )
  expect((await rolecall(['clean', '--keep', 'some'], { cwd })).code).toBe(2)
  expect(existsSync(folder)).toBe(true)
})
