import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generateRun } from './generated-run.ts'
import { recordedSets } from './recorded.ts'
import { siftedAndWhole } from './sifted.ts'

it.each(recordedSets())('%s: sifted and whole say the same', async (folder) => {
  expect((await siftedAndWhole([folder])).differences).toEqual([])
})

it.each(Array.from({ length: 19 }, (_, nth) => 4011 + nth))('a generated run, seed %s', async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-generated-'))
  try {
    const made = generateRun(seed, folder, { copies: 100 })
    expect((await siftedAndWhole([folder])).differences, JSON.stringify(made)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
