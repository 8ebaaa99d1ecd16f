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

/** Runs by seed: some that were never told differently, and each that once was, by the kind of its cause. */
const SEEDS: readonly [cause: string, ...seeds: number[]][] = [
  ['of many kinds', ...Array.from({ length: 20 }, (_, nth) => 4010 + nth)],
  ['keys tied to other spans of a trace', 9020, 20074, 20096, 20130, 20133],
  ['who a session was issued for', 20071, 20326],
  ['requests that share parents alike', 20102],
  ['which earlier run of a tool called out', 20006, 20030, 20205, 20245, 20277],
  ['what an SDK shows around a bare request', 20051, 30014],
  ['tokens with the claims of another', 20236, 20291],
  ['calls of a process beside requests of their trace', 20286],
  ['when the first began and the last ended', 20389, 31088],
  ['in which order calls failed and passed', 30103, 31089],
  ['what other spans say of a key', 31050],
]

it.each(SEEDS.flatMap(([cause, ...seeds]) => seeds.map((seed) => [cause, seed] as const)))(
  'a generated run: %s, seed %s',
  async (_, seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-generated-'))
    try {
      const made = generateRun(seed, folder, { copies: seed < 31_000 ? 100 : 300 })
      expect((await siftedAndWhole([folder])).differences, JSON.stringify(made)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
