/** Sifted and whole hold the same where a few copies do not show the difference: each seed was told differently once, by the kind of its cause. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { generateRun } from './generated-run.ts'
import { siftedAndWhole } from './sifted.ts'

async function inFolder(look: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-generated-'))
  try {
    await look(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it.each([
  ['what became of calls outside any request', 9],
  ['of which resource the call was that may have healed a failure', 104],
  ['where a key came from', 114],
  ['what a record beside says of a key by the call of a span', 163],
])('a generated run: %s, seed %s', async (_, seed) => {
  await inFolder(async (folder) => {
    const made = generateRun(seed, folder, { copies: 300 })
    expect((await siftedAndWhole([folder])).differences, JSON.stringify(made)).toEqual([])
  })
})

it('a run of incidents alone: by which key a denial was healed', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'spans.jsonl')
    await writeCorpus({ bytes: 1.2e7, suspicious: 1, seed: 51, file })
    expect((await siftedAndWhole([file])).differences).toEqual([])
  })
})
